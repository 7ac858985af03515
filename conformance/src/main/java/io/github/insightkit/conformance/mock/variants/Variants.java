package io.github.insightkit.conformance.mock.variants;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.KnownChanges;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Policies;
import io.github.insightkit.conformance.mock.server.Policies.Policy;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The catalogue of legal servers: every policy, every two policies together, and other ways to
 * write and send an answer.
 */
public final class Variants {
  private Variants() {}

  public static KnownChanges of(Contract contract) {
    List<Policy> options = Policies.options(contract);
    return new KnownChanges(
        "variant",
        Stream.of(
                alone(options),
                EnvelopeVariants.of(contract),
                HttpVariants.of(contract),
                DeliveryVariants.of(new Cases(contract.machine())),
                together(options))
            .flatMap(variants -> variants));
  }

  private static Stream<NamedChange> alone(List<Policy> options) {
    return options.stream()
        .flatMap(
            policy ->
                policy.values().stream()
                    .skip(1)
                    .map(
                        value ->
                            choosing(
                                policy.key() + "-" + value,
                                policy.meaning() + ": " + value,
                                List.of(policy.key() + "=" + value))));
  }

  private static Stream<NamedChange> together(List<Policy> options) {
    List<List<String>> sets = PolicyPairs.of(options);
    return IntStream.range(0, sets.size())
        .mapToObj(
            i ->
                choosing(
                    "policies-" + (i + 1),
                    "policies together: " + String.join(", ", sets.get(i)),
                    sets.get(i)));
  }

  private static NamedChange choosing(String id, String description, List<String> choices) {
    return NamedChange.variant(id, description, usual -> usual).choosing(choices);
  }
}
