package io.github.insightkit.conformance.mock.variants;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.server.KnownChanges;
import io.github.insightkit.conformance.mock.server.Policies;
import io.github.insightkit.conformance.mock.server.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The catalogue of legal servers: every policy, every two policies together, and other ways to
 * write and send an answer.
 */
public final class Variants {
  private Variants() {}

  public static KnownChanges<Variant> of(Contract contract) {
    List<Policy> options = Policies.options(contract);
    return new KnownChanges<>(
        "variant",
        Stream.of(
            alone(options),
            EnvelopeVariants.of(contract.roles()),
            HttpVariants.of(contract),
            DeliveryVariants.all(),
            together(options)));
  }

  private static List<Variant> alone(List<Policy> options) {
    List<Variant> variants = new ArrayList<>();
    for (Policy policy : options) {
      for (String value : policy.values().subList(1, policy.values().size())) {
        variants.add(
            Variant.choosing(
                policy.key() + "-" + value,
                policy.meaning() + ": " + value,
                List.of(policy.key() + "=" + value)));
      }
    }
    return variants;
  }

  private static List<Variant> together(List<Policy> options) {
    List<Variant> variants = new ArrayList<>();
    for (List<String> choices : PolicyPairs.of(options)) {
      variants.add(
          Variant.choosing(
              "policies-" + (variants.size() + 1),
              "policies together: " + String.join(", ", choices),
              choices));
    }
    return variants;
  }
}
