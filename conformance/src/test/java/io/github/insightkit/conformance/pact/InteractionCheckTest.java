package io.github.insightkit.conformance.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.rules.Contents;
import io.github.insightkit.conformance.rules.Evidence;
import io.github.insightkit.conformance.rules.Finding;
import java.util.ArrayList;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** What an interaction makes of a history, whoever wrote the history. */
class InteractionCheckTest {
  /** The one of the pact that is judged by. */
  private static final String RATIONALE = "Reachable only through the office network.";

  private static final String RESET = "{\"classification\":null}";
  private static final String ACCEPT_RISK = value("accept_risk");
  private static final Result.Response APPLIED =
      answer(200, "{\"success\":true,\"errors\":[],\"messages\":[]}");
  private static final Result.Response REFUSED =
      answer(409, "{\"success\":false,\"errors\":[{\"code\":1,\"message\":\"no\"}]}");

  private final List<Exchange> exchanges = new ArrayList<>();
  private boolean credentialed = true;

  private static String value(String value) {
    return "{\"classification\":\"" + value + "\",\"rationale\":\"" + RATIONALE + "\"}";
  }

  private static Result.Response answer(int status, String body) {
    return new Result.Response(
        status,
        List.of(new Header("content-type", "application/json")),
        ByteString.encodeUtf8(body),
        false);
  }

  private InteractionCheckTest sent(String body, Result result) {
    return sent("account", body, result);
  }

  private InteractionCheckTest sent(String scope, String body, Result result) {
    Operation operation = Verified.CONTRACT.operation(scope);
    List<Header> headers = new ArrayList<>();
    if (credentialed) {
      headers.add(new Header("Authorization", "Bearer $CLOUDFLARE_API_TOKEN"));
    }
    int index = exchanges.size();
    exchanges.add(
        new Exchange(
            index,
            "",
            new Request("PATCH", operation.path("o", "i"), headers, ByteString.encodeUtf8(body)),
            result,
            index * 10L,
            index * 10L + 9));
    return this;
  }

  private Finding judged(String key) {
    PactInteraction interaction =
        PactFile.interactions().stream()
            .filter(each -> each.key().equals(key))
            .findFirst()
            .orElseThrow();
    History history =
        new History(new History.Origin("run", "http://127.0.0.1", "1", 0, credentialed), exchanges);
    return new InteractionCheck(interaction)
        .apply(new Evidence(new Contents(Verified.CONTRACT), history));
  }

  @Test
  void answerInItsStateIsJudged() {
    assertThat(sent(RESET, APPLIED).sent(ACCEPT_RISK, APPLIED).judged("account-set-accept_risk"))
        .isEqualTo(new Finding.Holds("answered so"));
  }

  @Test
  void answerThatIsNotCountedOnIsNamed() {
    Finding finding =
        sent(RESET, APPLIED).sent(ACCEPT_RISK, REFUSED).judged("account-set-accept_risk");

    assertThat(finding).isInstanceOf(Finding.Broken.class);
    assertThat(finding.message())
        .startsWith(
            "given an insight without a classification, set accept_risk with a rationale, through"
                + " an account: ")
        .contains("409");
    assertThat(((Finding.Broken) finding).exchanges()).containsExactly(0, 1);
  }

  @Test
  void bodyThatIsNoJsonIsAMismatch() {
    Finding finding =
        sent(RESET, APPLIED)
            .sent(ACCEPT_RISK, answer(200, "<html>"))
            .judged("account-set-accept_risk");

    assertThat(finding).isInstanceOf(Finding.Broken.class);
    assertThat(finding.message()).contains("Expected a JSON body, got one that can't be read");
  }

  @Test
  void resetMayBeRefusedWhereNothingStands() {
    assertThat(sent(RESET, REFUSED).sent(ACCEPT_RISK, APPLIED).judged("account-set-accept_risk"))
        .isInstanceOf(Finding.Holds.class);
  }

  @Test
  void resetRefusedWhileAValueStandsArrangesNothing() {
    Finding finding =
        sent(RESET, APPLIED)
            .sent(value("false_positive"), APPLIED)
            .sent(RESET, REFUSED)
            .sent(ACCEPT_RISK, REFUSED)
            .judged("account-set-accept_risk");

    assertThat(finding).isInstanceOf(Finding.Untested.class);
    assertThat(finding.message())
        .endsWith(
            "the provider state couldn't be arranged: exchange 2, which asked for a reset, got"
                + " status 409");
  }

  @Test
  void anotherScopeMayHaveResetWhatStood() {
    assertThat(
            sent(value("false_positive"), APPLIED)
                .sent("zone", RESET, APPLIED)
                .sent(RESET, REFUSED)
                .sent(ACCEPT_RISK, APPLIED)
                .judged("account-set-accept_risk"))
        .isInstanceOf(Finding.Holds.class);
  }

  @Test
  void missingAnswerToTheArrangingLeavesItOpen() {
    Finding finding =
        sent(RESET, new Result.NoResponse(Result.Failure.TIMED_OUT, "timeout"))
            .sent(ACCEPT_RISK, REFUSED)
            .judged("account-set-accept_risk");

    assertThat(finding).isInstanceOf(Finding.Undecided.class);
    assertThat(finding.message()).endsWith("got no answer: timeout");
  }

  @Test
  void requestInAnUnknownStateIsNotJudged() {
    assertThat(sent(ACCEPT_RISK, REFUSED).judged("account-set-accept_risk"))
        .isEqualTo(
            new Finding.Untested("nothing in the history asks for it in its provider state"));
  }

  @Test
  void requestBetweenThoseOfAnotherScopeIsNotJudged() {
    assertThat(
            sent(RESET, APPLIED)
                .sent("zone", ACCEPT_RISK, APPLIED)
                .sent(ACCEPT_RISK, REFUSED)
                .judged("account-set-accept_risk"))
        .isInstanceOf(Finding.Untested.class);
  }

  @Test
  void runWithoutATokenHasNoCredentialsToGetWrong() {
    credentialed = false;

    assertThat(sent(RESET, APPLIED).sent(ACCEPT_RISK, APPLIED).judged("account-set-accept_risk"))
        .isInstanceOf(Finding.Holds.class);
    assertThat(judged("account-without-credentials"))
        .isEqualTo(new Finding.Inapplicable("the run was given no token"));
    assertThat(judged("zone-set-accept_risk"))
        .isEqualTo(new Finding.Inapplicable("the run was given no zone"));
  }
}
