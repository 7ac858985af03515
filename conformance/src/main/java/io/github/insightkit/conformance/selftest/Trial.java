package io.github.insightkit.conformance.selftest;

import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.mock.faults.Fault;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.variants.Variant;
import java.util.List;
import java.util.Optional;

/**
 * One server to try the kit on.
 *
 * @param kind what is declared of it
 * @param id its name
 * @param description what is wrong with it or different about it, in a sentence without a full stop
 * @param expected the rule that should catch it; none for a legal server
 * @param changes what makes it another one than the reference server
 * @param reads from where it is read what stands
 * @param seed the seed of the run
 */
record Trial(
    Kind kind,
    String id,
    String description,
    Optional<String> expected,
    List<Change> changes,
    Reads.Source reads,
    long seed) {

  /** What is declared of a server. */
  enum Kind {
    /** The reference server as it is: conformant. */
    REFERENCE,
    /** The reference server with a fault: caught by one rule. */
    FAULT,
    /** Another legal server: conformant. */
    VARIANT
  }

  Trial {
    changes = List.copyOf(changes);
  }

  static Trial reference(long seed) {
    return new Trial(
        Kind.REFERENCE,
        "reference",
        "as it is",
        Optional.empty(),
        List.of(),
        Reads.Source.NOTHING,
        seed);
  }

  static Trial of(Fault fault, long seed) {
    Optional<String> rule = Optional.of(fault.expectedRule());
    return new Trial(
        Kind.FAULT, fault.id(), fault.description(), rule, List.of(fault), fault.reads(), seed);
  }

  static Trial of(Variant variant, long seed) {
    return new Trial(
        Kind.VARIANT,
        variant.id(),
        variant.description(),
        Optional.empty(),
        List.of(variant),
        Reads.Source.NOTHING,
        seed);
  }

  /** Whether chance decides what shows that this server is broken. */
  boolean isLeftToChance() {
    // Which of two nodes is met depends on how many connections were used before.
    return isRace() || id.equals("nodes-apart");
  }

  /** Whether this server is broken only while several requests are under way. */
  boolean isRace() {
    return expected.filter(rule -> rule.startsWith("RACE-")).isPresent();
  }
}
