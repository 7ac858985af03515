package io.github.insightkit.conformance.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.automaton.Events;
import io.github.insightkit.conformance.contract.Outcome;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked, in words for people. */
class InputTest {
  private static final Header TOKEN = new Header("authorization", Request.BEARER);

  private static String words(String method, String query, List<Header> headers, String body) {
    Request request =
        new Request(
            method,
            "/accounts/a/security-center/insights/i/classification" + query,
            headers,
            ByteString.encodeUtf8(body));
    return Interpretation.of(
            Frozen.CONTRACT,
            new History(
                new History.Origin("r", "http://127.0.0.1", "1", 0, true),
                List.of(
                    new Exchange(
                        0,
                        "",
                        request,
                        new Result.Response(200, List.of(), ByteString.EMPTY, false),
                        0,
                        0))))
        .get(0)
        .input()
        .toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"classification\":null}|a reset",
        "{\"classification\":null,\"rationale\":\"r\"}|a reset with a rationale",
        "{\"classification\":\"other\",\"rationale\":\"r\"}|other",
        "{\"classification\":\"false_positive\"}|false_positive without a rationale",
        "{\"classification\":\"other\",\"rationale\":\" \"}|other with a blank rationale",
        "{\"classification\":\"other\",\"rationale\":\"r\",\"x\":1}"
            + "|other with a member that the contract doesn't know",
        "{\"classification\":\"other\",\"rationale\":\"<\"}"
            + "|other with a rationale of many scripts or signs",
        "{}|an empty object",
        "{\"rationale\":\"r\"}|a rationale alone",
        "{\"classification\":\"other\"}|other without a rationale",
        "{\"classification\":\"other\",\"rationale\":null}|other with a null rationale",
        "{\"classification\":\"other\",\"rationale\":[]}|other with an array for a rationale",
        "{\"classification\":\"x\"}|the unknown value \"x\"",
        "{\"classification\":\"OTHER\"}|the value \"OTHER\" in another spelling",
        "{\"classification\":\" other\"}|the value \" other\" with white space or control"
            + " characters around it",
        "{\"classification\":\"null\"}|the text \"null\" in place of null",
        "{\"classification\":false}|the value false, which is no string",
        "[]|a body that is no object but an array",
        "``|an empty body",
        "` \t\r\n`|a body that can't be read (it is blank)",
        "{\"classification\":null,\"classification\":\"other\"}"
            + "|a body in which a name stands twice (a reset, or other without a rationale)",
      })
  void aBodyIsToldInWords(String body, String words) {
    assertThat(words("PATCH", "", List.of(TOKEN), body)).isEqualTo(words);
  }

  @Test
  void aFormIsToldInWords() {
    String reset = "{\"classification\":null}";

    assertThat(words("PATCH", "", List.of(), reset)).isEqualTo("a change without credentials");
    assertThat(words("POST", "", List.of(TOKEN), reset)).isEqualTo("a reset by another method");
    assertThat(words("PATCH", "?a=b", List.of(TOKEN), reset)).isEqualTo("a reset under a query");
    assertThat(words("GET", "", List.of(TOKEN), "")).isEqualTo("a look by a safe method");
  }

  @Test
  void aLongDetailIsCut() {
    assertThat(words("PATCH", "", List.of(TOKEN), "{\"classification\":" + "1".repeat(500) + "}"))
        .isEqualTo("the value " + "1".repeat(60) + "..., which is no string");
  }

  @Test
  void sixtyLettersAreQuotedInFull() {
    assertThat(new Input.Forbidden(Kinds.forbidden("unknown-value"), "x".repeat(60)))
        .hasToString("the unknown value " + "x".repeat(60));
  }

  @Test
  void whatIsNoRequestForTheInsightIsToldInWords() {
    assertThat(new Input.Shown(Events.ONE, true)).hasToString("a look that showed false_positive");
    assertThat(Input.Gap.RECONNECTED).hasToString("a new connection");
    assertThat(Relation.LOOKALIKE).hasToString("another insight");
  }

  private static Input.Permission permission(State from, State to, Disguise disguise) {
    return new Input.Disguised(Events.to(to), disguise).in(from, Events.CONTRACT);
  }

  @Test
  void aFormThatEverybodyHasToTakeLeavesNothingOpenThatIsSettled() {
    assertThat(permission(Events.HOME, Events.ONE, ContentForms.CHUNKED))
        .isEqualTo(new Input.Permission(Outcome.ACCEPTED, null, Events.ONE));
    assertThat(permission(Events.ONE, Events.ONE, ContentForms.CHUNKED))
        .isEqualTo(
            new Input.Permission(
                Outcome.UNSPECIFIED,
                "false_positive in chunks or when told to go on in false_positive",
                Events.ONE));
  }

  @Test
  void aFormThatNobodyHasToTakeLeavesOpenWhetherItIsAccepted() {
    assertThat(permission(Events.HOME, Events.ONE, RoutingForms.QUERY))
        .isEqualTo(
            new Input.Permission(
                Outcome.UNSPECIFIED, "false_positive under a query in unclassified", Events.ONE));
    assertThat(permission(Events.HOME, Events.ONE, RoutingForms.METHOD).mayDoNothing()).isTrue();
  }

  @Test
  void whatIsRefusedIsRefusedInEveryForm() {
    assertThat(permission(Events.TWO, Events.ONE, RoutingForms.QUERY))
        .isEqualTo(new Input.Permission(Outcome.REFUSED, null, Events.ONE));
    assertThat(permission(Events.TWO, Events.ONE, ContentForms.CHUNKED))
        .isEqualTo(new Input.Permission(Outcome.REFUSED, null, Events.ONE));
  }
}
