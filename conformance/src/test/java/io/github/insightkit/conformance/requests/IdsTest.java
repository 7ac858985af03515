package io.github.insightkit.conformance.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.history.Address;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids that an implementation may take for others. */
class IdsTest {
  private static Address address(String issue) {
    return new Address("zone", "z", issue);
  }

  @Test
  void aMemberMayBeTakenForAnyIdInThePath() {
    assertThat(Ids.members(Frozen.CONTRACT))
        .containsExactlyInAnyOrder("id", "account_id", "zone_id", "issue_id");
  }

  @Test
  void whatIsComparedWithoutCaseOrInPartLooksAlike() {
    assertThat(Ids.lookalikes("a-B"))
        .containsExactly(
            "A-B", "a-b", "a-B-x", "a-_", "a-B.", "a-B.json", "a-B" + "x".repeat(3_000), "aB");
    assertThat(Ids.lookalikes("ab")).doesNotContain("ab").doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "abc, ABC, true",
    "a-b_c, abc, true",
    "abc, abcd, true",
    "abcd, abc, true",
    "abc, abd, false"
  })
  void idsLookAlikeIfOneBeginsWithTheOtherButForCaseAndPunctuation(
      String one, String other, boolean alike) {
    assertThat(Ids.areLookalikes(one, other)).isEqualTo(alike);
    assertThat(Relation.of(address(one), address(other)))
        .isEqualTo(alike ? Relation.LOOKALIKE : Relation.OTHER);
  }

  @Test
  void anIdThatEndsOtherwiseIsAsLong() {
    assertThat(Ids.altered("a1")).isEqualTo("a0");
    assertThat(Ids.altered("a0")).isEqualTo("a1");
  }

  @Test
  void oneCharacterOfTheIdIsEncodedForNoNeed() {
    for (int seed = 0; seed < 20; seed++) {
      String path = Ids.needlessly("/zones/z/insights/ab/leaf", new SplittableRandom(seed));

      assertThat(path).isIn("/zones/z/insights/%61b/leaf", "/zones/z/insights/a%62/leaf");
    }
    assertThat(Ids.needlessly("/zones/z/insights/a%20b/leaf", new SplittableRandom(1)))
        .as("what is encoded already stays whole")
        .isEqualTo("/zones/z/insights/%61%20b/leaf");
  }

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "x/../i, true",
    "i;v=1, true",
    "%69, true",
    "\"i, true",
    "i<b>, true",
    "j, false",
    "ij, false"
  })
  void anIdIsMisreadByAReaderThatResolvesDecodesOrLeavesOut(String id, boolean isMisread) {
    assertThat(Ids.isMisread(id, "i")).isEqualTo(isMisread);
  }

  @Test
  void neighboursAreAddressesThatMayBeTakenForEachOther() {
    Address one = address("ab");
    Address longer = address("AB-c");
    Address read = address("x/ab");
    Address encoded = address("a%62");
    Address apart = address("zz");
    Map<Address, Set<Address>> neighbours =
        Ids.neighbours(List.of(one, longer, read, encoded, apart));

    assertThat(neighbours.get(one)).containsExactlyInAnyOrder(one, longer, read, encoded);
    assertThat(neighbours.get(longer)).contains(one).doesNotContain(apart);
    assertThat(neighbours.get(read)).contains(one, read);
    assertThat(neighbours.get(apart)).containsExactly(apart);
  }
}
