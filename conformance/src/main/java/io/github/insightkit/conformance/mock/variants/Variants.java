package io.github.insightkit.conformance.mock.variants;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.server.Policies;
import io.github.insightkit.conformance.mock.server.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The catalogue of legal servers under one contract: every policy, every two policies together, and
 * other ways to write and send an answer.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Variants {
  private final Map<String, Variant> byId = new LinkedHashMap<>();

  private Variants(List<Variant> variants) {
    for (Variant variant : variants) {
      if (byId.put(variant.id(), variant) != null) {
        throw new IllegalStateException("two variants are named " + variant.id());
      }
    }
  }

  /** All variants under this contract. */
  public static Variants of(Contract contract) {
    List<Variant> variants = new ArrayList<>();
    List<Policy> options = Policies.options(contract);
    for (Policy policy : options) {
      for (String value : policy.values().subList(1, policy.values().size())) {
        variants.add(
            Variant.choosing(
                policy.key() + "-" + value,
                policy.meaning() + ": " + value,
                List.of(policy.key() + "=" + value)));
      }
    }
    variants.addAll(EnvelopeVariants.of(contract.roles()));
    variants.addAll(HttpVariants.of(contract));
    variants.addAll(DeliveryVariants.all());
    int number = 0;
    for (List<String> choices : PolicyPairs.of(options)) {
      number++;
      variants.add(
          Variant.choosing(
              "policies-" + number, "policies together: " + String.join(", ", choices), choices));
    }
    return new Variants(variants);
  }

  /** All of them, by kind. */
  public List<Variant> all() {
    return List.copyOf(byId.values());
  }

  /**
   * The variant with this id.
   *
   * @throws IllegalArgumentException if there is none; the message names all
   */
  public Variant named(String id) {
    Variant variant = byId.get(id);
    if (variant == null) {
      throw new IllegalArgumentException(
          "there is no variant \""
              + id
              + "\"; the variants are "
              + String.join(", ", byId.keySet()));
    }
    return variant;
  }
}
