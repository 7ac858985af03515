package io.github.insightkit.conformance.verdict;

import static io.github.insightkit.conformance.rules.Recorded.FALSE_POSITIVE;
import static io.github.insightkit.conformance.rules.Recorded.OTHER;
import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static io.github.insightkit.conformance.rules.Recorded.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.rules.Recorded;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** In what state insights are left. */
class TimelineTest {
  private static final Address ACCOUNT = new Address("account", "a", "i");
  private static final Address ZONE = new Address("zone", "z", "i");

  private static Request zoned(String body) {
    return new Request(
        "PATCH",
        path("i").replace("/accounts/a/", "/zones/z/"),
        List.of(new Header("Content-Type", "application/json")),
        ByteString.encodeUtf8(body));
  }

  private static Map<Address, String> left(Recorded history) {
    return Timeline.of(history.evidence()).left();
  }

  @Test
  void anInsightThatWasResetThroughAnotherScopeIsResetByEitherPath() {
    Recorded history = nothing().sent(zoned(RESET)).answered(200).accepted(RESET, FALSE_POSITIVE);

    assertThat(left(history.sent(zoned(OTHER)).answered(409).sent(zoned(RESET)).answered(200)))
        .isEqualTo(Map.of(ACCOUNT, "reset", ZONE, "reset"));
  }

  @Test
  void insightsOfScopesThatAreApartAreLeftEachAsItWas() {
    Recorded history = nothing().sent(zoned(RESET)).answered(200).accepted(RESET, FALSE_POSITIVE);

    assertThat(left(history.sent(zoned(OTHER)).answered(200).sent(zoned(RESET)).answered(200)))
        .isEqualTo(Map.of(ACCOUNT, "possibly false_positive", ZONE, "reset"));
  }

  @Test
  void aConnectionThatEndedAtAnotherInsightSaysNothingOfWhatThisOneIsLeftAs() {
    Request last = zoned(RESET).with("Connection", "close");

    assertThat(
            left(
                nothing()
                    .accepted(RESET)
                    .sent(zoned(RESET))
                    .answered(200)
                    .sent(zoned(OTHER))
                    .answered(200)
                    .sent(last)
                    .answered(200)
                    .accepted(FALSE_POSITIVE)))
        .isEqualTo(Map.of(ACCOUNT, "possibly false_positive", ZONE, "reset"));
  }

  @Test
  void ofAnInsightThatNobodyWasLetInToNothingIsKnown() {
    Recorded history = nothing().accepted(RESET).sent(zoned(OTHER)).answered(403);

    assertThat(left(history))
        .containsEntry(ACCOUNT, "reset")
        .hasEntrySatisfying(ZONE, state -> assertThat(state).startsWith("possibly "));
  }
}
