package io.github.insightkit.conformance.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.KnownChanges;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The servers for whose sake some explanations are preferred to others. That they get the right
 * name is tested where all faults are run; without the preference they get the wrong one. One that
 * no server needs has to go.
 */
class PreferencesTest {
  private static final KnownChanges FAULTS = Faults.of(Frozen.CONTRACT);

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "what is the same each time goes before what isn't, absent-resets, NULL-01, TRANSITION-02",
    "what other insights do may differ each time, insight-case-ignored, ISOLATION-02,"
        + " TRANSITION-02",
    "what other connections do may differ each time, nodes-apart, DURABILITY-01, TRANSITION-02",
    "what a pause does may differ each time, reset-undone-later, DURABILITY-02, ISOLATION-01"
  })
  void eachIsThereForAServerOfTheCatalogue(
      String preference, String server, String rule, String otherwise) {
    assertThat(FAULTS.named(server).rule())
        .as(preference)
        .hasValue(rule)
        .isNotEqualTo(Optional.of(otherwise));
  }

  /** A proof grows as far back as it takes for its requests never to be answered properly. */
  @ParameterizedTest
  @CsvSource({
    "stale-rationale-satisfies, RATIONALE-01",
    "refused-rationale-satisfies, RATIONALE-01",
    "reset-of-nothing-sets, TRANSITION-07"
  })
  void proofsGrowForServersWithAMemory(String server, String rule) {
    assertThat(FAULTS.named(server).rule()).hasValue(rule);
  }
}
