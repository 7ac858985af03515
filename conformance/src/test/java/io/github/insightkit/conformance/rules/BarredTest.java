package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.FALSE_POSITIVE;
import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static io.github.insightkit.conformance.rules.Recorded.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.history.Address;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Insights of which nothing can be told, since every change was turned away. */
class BarredTest {
  private static final List<Address> INSIGHTS =
      List.of(
          new Address("account", "a", "i"),
          new Address("zone", "z", "i"),
          new Address("zone", "z", "j"));

  private static String zone(String issue) {
    return path(issue).replace("/accounts/a/", "/zones/z/");
  }

  @Test
  void theInsightsOfAnOwnerThatLetsNobodyInAreNamedTogether() {
    Recorded history = nothing().accepted(RESET);
    for (String issue : List.of("i", "j")) {
      history.patch(RESET).at(zone(issue)).answered(403);
      history.patch(FALSE_POSITIVE).at(zone(issue)).answered(404);
      history.patch("[]").at(zone(issue)).answered(400);
    }

    assertThat(Barred.unserved(history.evidence(), INSIGHTS))
        .containsExactly(
            "Nothing was checked through zone z, where every change was answered with 403 or 404"
                + " (insight i, j); check the ids and what the token may, or leave it out.");
  }

  @Test
  void anInsightThatWasChangedOnceIsServed() {
    Recorded history = nothing().accepted(RESET);
    history.patch(RESET).at(zone("i")).answered(200);
    history.patch(FALSE_POSITIVE).at(zone("i")).answered(403);

    assertThat(Barred.unserved(history.evidence(), INSIGHTS)).isEmpty();
  }

  @Test
  void whereNobodyIsLetInAtAllThatIsSaidAlone() {
    Evidence evidence = nothing().patch(RESET).answered(403).evidence();

    assertThat(Barred.why(evidence))
        .contains(
            "every request was answered with 403; check the base URL, the ids, the token, and"
                + " whether the server is well");
    assertThat(Barred.unserved(evidence, INSIGHTS)).isEmpty();
  }

  @Test
  void aFormThatIsAnsweredBeforeTheApplicationIsNoSignOfLife() {
    Recorded history = nothing().patch(RESET).answered(500);
    history.patch(RESET).with("Content-Type", "text/plain").answered(415);

    assertThat(Barred.why(history.evidence()).orElseThrow())
        .startsWith("every request was answered with 500;");
    assertThat(Barred.why(history.patch(FALSE_POSITIVE).answered(415).evidence())).isEmpty();
  }
}
