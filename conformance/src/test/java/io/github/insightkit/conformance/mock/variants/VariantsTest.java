package io.github.insightkit.conformance.mock.variants;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Policies;
import io.github.insightkit.conformance.mock.server.Policies.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VariantsTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;

  @Test
  void thereAreFiftyLegalServersBesidesThoseOfTwoPolicies() {
    List<NamedChange> own =
        Variants.of(CONTRACT).all().stream()
            .filter(variant -> !variant.id().startsWith("policies-"))
            .toList();

    assertThat(own)
        .hasSizeGreaterThanOrEqualTo(50)
        .allSatisfy(
            variant -> {
              assertThat(variant.id()).matches("[a-z0-9-]+");
              assertThat(variant.description()).isNotBlank().doesNotEndWith(".");
            });
  }

  @Test
  void everyTwoChoicesAreMadeTogether() {
    List<Policy> options = Policies.options(CONTRACT);
    List<List<String>> sets = PolicyPairs.of(options);

    assertThat(sets).hasSizeLessThan(20).allSatisfy(set -> assertThat(set).hasSize(options.size()));
    for (Policy one : options) {
      for (Policy other : options) {
        if (!one.equals(other)) {
          for (String value : one.values()) {
            for (String beside : other.values()) {
              assertThat(sets)
                  .anyMatch(
                      set ->
                          set.contains(one.key() + "=" + value)
                              && set.contains(other.key() + "=" + beside));
            }
          }
        }
      }
    }
  }
}
