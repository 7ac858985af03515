package io.github.insightkit.conformance.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.history.Address;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of a run's insights rest while others are worked with. */
class SubjectsTest {
  private static final Address THIRD = new Address("account", "A", "c");
  private static final Address FOURTH = new Address("account", "A", "d");
  private static final Address FIFTH = new Address("account", "A", "e");

  @Test
  void twoOrThreeRestWhereTwoOthersAreLeftToWorkWith() {
    assertThat(subjects("a b c d").resting()).containsExactly(THIRD, FOURTH);
    assertThat(subjects("a b c d e").resting()).containsExactly(THIRD, FOURTH, FIFTH);
    assertThat(subjects("a b x c d e").resting()).containsExactly(THIRD, FOURTH, FIFTH);
    assertThat(Subjects.examples(Frozen.CONTRACT).resting()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"a", "a b", "a b c"})
  void noneRestsOfFewer(String issues) {
    assertThat(subjects(issues).resting()).isEmpty();
  }

  private static Subjects subjects(String issues) {
    return Subjects.of(
        Frozen.CONTRACT, Map.of("account", "A", "zone", "Z"), List.of(issues.split(" ")));
  }
}
