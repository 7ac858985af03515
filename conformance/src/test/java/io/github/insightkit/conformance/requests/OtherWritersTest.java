package io.github.insightkit.conformance.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.history.Address;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is taken for somebody else by what the logs of insights say. */
class OtherWritersTest {
  private static final Address INSIGHT = new Address("account", "a", "i");

  private final OtherWriters writers = new OtherWriters("77");

  private static LogPage.Entry entry(String id, String by, @Nullable String reason) {
    return new LogPage.Entry(
        id, by, "then", new ShownInsight("i", null, "\"other\"", reason, true));
  }

  @Test
  void whoeverIsNewInTheLogAndNotTheRunIsSomebodyElse() {
    LogPage.Entry own = entry("2", "us", "conformance run 77");
    LogPage.Entry foreign = entry("3", "jane", null);

    assertThat(writers.read(INSIGHT, List.of(entry("1", "joe", "before")))).isTrue();
    assertThat(writers.read(INSIGHT, List.of(own))).isFalse();
    assertThat(writers.changes()).isEmpty();
    assertThat(writers.read(INSIGHT, List.of(foreign, own))).isTrue();

    assertThat(writers.changes()).containsExactly(Map.entry(INSIGHT, foreign));
    assertThat(foreign.words()).isEqualTo("\"jane\" made it \"other\" at then");
    assertThat(writers.isChanged(new Address("zone", "z", "i"))).isTrue();
    assertThat(writers.isChanged(new Address("account", "a", "j"))).isFalse();
  }

  @Test
  void aResetOfTheRunHasNoReasonAndIsItsOwnAllTheSame() {
    writers.read(INSIGHT, List.of());
    writers.read(INSIGHT, List.of(entry("2", "us", null), entry("1", "us", "conformance run 77")));

    assertThat(writers.changes()).isEmpty();
  }

  @Test
  void nobodyIsSomebodyElseWhileTheRunDoesntKnowItself() {
    writers.read(INSIGHT, List.of());
    writers.read(INSIGHT, List.of(entry("1", "jane", null)));

    assertThat(writers.changes()).isEmpty();
  }

  @Test
  void anEntryWithoutANameIsNobodys() {
    writers.read(INSIGHT, List.of(entry("1", "us", "conformance run 77")));
    writers.read(INSIGHT, List.of(entry("2", "", null)));

    assertThat(writers.changes()).isEmpty();
  }
}
