package io.github.insightkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeltaDebuggingTest {
  private static final List<Integer> FORTY = IntStream.range(0, 40).boxed().toList();

  @Test
  void onlyWhatIsNeededIsLeft() throws Exception {
    assertThat(DeltaDebugging.minimal(FORTY, some -> some.containsAll(List.of(3, 17, 39))))
        .containsExactly(3, 17, 39);
  }

  @Test
  void nothingIsLeftOfWhatShowsAnyway() throws Exception {
    List<List<Integer>> tried = new ArrayList<>();

    assertThat(
            DeltaDebugging.minimal(
                FORTY,
                some -> {
                  tried.add(some);
                  return true;
                }))
        .isEmpty();
    assertThat(tried).containsExactly(List.of());
  }

  @Test
  void allIsLeftOfWhatNeverShows() throws Exception {
    assertThat(DeltaDebugging.minimal(FORTY, some -> false)).isEqualTo(FORTY);
  }

  @Test
  void whatWasNeededOnlyBesideALaterOneGoesToo() throws Exception {
    // 1 is needed as long as 2 is there.
    assertThat(
            DeltaDebugging.minimal(
                List.of(1, 2, 3),
                some -> some.contains(3) && (some.contains(1) || !some.contains(2))))
        .containsExactly(3);
  }
}
