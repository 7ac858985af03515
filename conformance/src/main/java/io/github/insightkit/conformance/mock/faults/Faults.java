package io.github.insightkit.conformance.mock.faults;

import io.github.insightkit.conformance.contract.Contract;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The catalogue of faults under one contract: those about states and values follow from its table.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Faults {
  private final Map<String, Fault> byId;

  private Faults(Map<String, Fault> byId) {
    this.byId = byId;
  }

  /** All faults under this contract. */
  public static Faults of(Contract contract) {
    Map<String, Fault> byId =
        Stream.of(
                TransitionFaults.of(contract),
                MemberFaults.of(contract.machine()),
                StateFaults.of(contract.machine()),
                ConditionalFaults.of(contract),
                BodyFaults.of(contract.machine()),
                AnswerFaults.of(contract),
                MethodFaults.of(contract.machine()),
                WireFaults.all(),
                CredentialFaults.of(contract),
                InsightFaults.of(contract),
                RaceFaults.of(contract.machine()),
                TextFaults.all(),
                ListFaults.all())
            .flatMap(List::stream)
            .collect(
                Collectors.toMap(
                    Fault::id,
                    fault -> fault,
                    (one, other) -> {
                      throw new IllegalStateException("two faults are named " + one.id());
                    },
                    LinkedHashMap::new));
    return new Faults(byId);
  }

  /** All of them, by area. */
  public List<Fault> all() {
    return List.copyOf(byId.values());
  }

  /**
   * The fault with this id.
   *
   * @throws IllegalArgumentException if there is none; the message has a line for each with a word
   *     in common, or for all
   */
  public Fault named(String id) {
    Fault fault = byId.get(id);
    if (fault == null) {
      List<Fault> near = near(id);
      throw new IllegalArgumentException(
          "there is no fault \""
              + id
              + "\"; "
              + (near.isEmpty() ? "the faults are" : "near it are")
              + (near.isEmpty() ? all() : near)
                  .stream().map(Faults::line).collect(Collectors.joining()));
    }
    return fault;
  }

  private static String line(Fault fault) {
    return "\n  " + fault.id() + ": " + fault.description();
  }

  private List<Fault> near(String id) {
    List<String> words = Arrays.asList(id.split("[^a-z0-9_]+"));
    return byId.values().stream()
        .filter(known -> Arrays.stream(known.id().split("-")).anyMatch(words::contains))
        .toList();
  }
}
