package io.github.insightkit.conformance.selftest;

import io.github.insightkit.conformance.mock.server.NamedChange;
import java.util.List;
import java.util.Optional;

/**
 * One server to try the kit on.
 *
 * @param server what makes it another one than the reference server, by its name
 */
record Trial(NamedChange server, long seed) {
  static final NamedChange REFERENCE = NamedChange.variant("reference", "as it is", usual -> usual);

  /** What a server may be: a fault is caught by its rule, and the others are conformant. */
  static final List<String> KINDS = List.of("reference", "fault", "variant");

  String kind() {
    return expected().isPresent() ? "fault" : server.equals(REFERENCE) ? "reference" : "variant";
  }

  String id() {
    return server.id();
  }

  /** The rule that should catch it; none for a legal server. */
  Optional<String> expected() {
    return server.rule();
  }

  /** Whether chance decides what shows that this server is broken. */
  boolean isLeftToChance() {
    // Which of two nodes is met depends on how many connections were used before.
    return isRace() || id().equals("nodes-apart");
  }

  /** Whether this server is broken only while several requests are under way. */
  boolean isRace() {
    return expected().filter(rule -> rule.startsWith("RACE-")).isPresent();
  }
}
