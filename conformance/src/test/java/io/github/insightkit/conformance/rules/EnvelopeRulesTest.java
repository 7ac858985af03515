package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.APPLIED;
import static io.github.insightkit.conformance.rules.Recorded.FALSE_POSITIVE;
import static io.github.insightkit.conformance.rules.Recorded.OTHER;
import static io.github.insightkit.conformance.rules.Recorded.REFUSED;
import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.body;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static io.github.insightkit.conformance.rules.Recorded.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.history.Header;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer looks like, over histories that are written down. */
class EnvelopeRulesTest {
  private static final Finding UNTESTED = new Finding.Untested("no answer of this kind came");
  private static final Finding HELD = new Finding.Holds("held by 1 answers");
  private static final String SAYS_FALSE = "{\"success\":false,\"errors\":[],\"messages\":[]}";

  private static Finding found(String rule, Recorded history) {
    return history.finding(EnvelopeRules.all(), rule);
  }

  /** A reset whose acknowledgement has this content. */
  private static Recorded applied(String content) {
    return nothing().patch(RESET).answered(200, content);
  }

  /** A reset whose refusal has this content. */
  private static Recorded refusal(String content) {
    return nothing().patch(RESET).answered(409, content);
  }

  private static Finding broken(String message) {
    return new Finding.Broken(message, List.of(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ENVELOPE-01", "ENVELOPE-02", "ENVELOPE-07", "ENVELOPE-08", "ERROR-01"})
  void nothingIsDecidedByAnEmptyHistory(String rule) {
    assertThat(found(rule, nothing())).isEqualTo(UNTESTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ENVELOPE-01", "ENVELOPE-02", "ENVELOPE-07", "ENVELOPE-08", "ERROR-01"})
  void nothingIsDecidedWhereAnswersAreMissing(String rule) {
    assertThat(found(rule, nothing().patch(RESET).cutOff()))
        .isEqualTo(
            new Finding.Undecided(
                "1 of 1 requests weren't answered, or were told to come back later; the first is"
                    + " exchange 0 (test): the connection ended"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ENVELOPE-01", "ENVELOPE-02", "ENVELOPE-08"})
  void refusalsAndServerErrorsAreNoAcknowledgements(String rule) {
    assertThat(found(rule, refusal("no").patch(RESET).answered(500, "no"))).isEqualTo(UNTESTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ENVELOPE-07", "ERROR-01"})
  void acknowledgementsAndServerErrorsAreNoRefusals(String rule) {
    assertThat(found(rule, applied("{}").patch(RESET).answered(500, APPLIED))).isEqualTo(UNTESTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html></html>",
        "\ufeff" + APPLIED,
        APPLIED + APPLIED,
        "{\"success\":true,\"success\":true,\"errors\":[],\"messages\":[]}"
      })
  void anAcknowledgementIsOneStrictDocument(String content) {
    assertThat(found("ENVELOPE-01", applied(content)))
        .isInstanceOf(Finding.Broken.class)
        .extracting(Finding::message)
        .asString()
        .startsWith("expected one JSON document, got a body that is none: ");
  }

  @ParameterizedTest
  @CsvSource({"ENVELOPE-01, 200, no", "ERROR-01, 409, {}"})
  void ofAnAnswerThatIsNotReadToItsEndNothingIsDecided(String rule, int status, String wrong) {
    Recorded deep = nothing().patch(RESET).answered(status, "[".repeat(501) + "]".repeat(501));

    assertThat(found(rule, deep))
        .isEqualTo(
            new Finding.Undecided(
                "the answer of exchange 0 wasn't read to its end: it is nested deeper than 500"
                    + " levels"));
    assertThat(found(rule, deep.patch(RESET).answered(status, wrong)))
        .isInstanceOf(Finding.Broken.class);
  }

  @Test
  void anAnswerThatIsNestedDeeplyIsRead() {
    String deep = "\"result\":" + "[".repeat(499) + "]".repeat(499) + "}";

    assertThat(found("ENVELOPE-01", applied(APPLIED.replace("}", "," + deep)))).isEqualTo(HELD);
    assertThat(found("ENVELOPE-03", applied(APPLIED.replace("}", "," + deep)))).isEqualTo(HELD);
    assertThat(found("ENVELOPE-02", applied("{\"errors\":[],\"messages\":[]," + deep)))
        .isInstanceOf(Finding.Broken.class);
  }

  @Test
  void whatTextDoesToAnAcknowledgementIsForAnotherRule() {
    assertThat(
            found(
                "ENVELOPE-01",
                nothing().accepted(RESET).patch(body("other", "\\\"")).answered(200, "\"\"\"")))
        .isEqualTo(HELD);
  }

  @Test
  void anAnswerThatGoesOnBeyondWhatIsKeptIsNoDocument() {
    assertThat(found("ENVELOPE-01", nothing().patch(RESET).answeredInPart(200, "{\"success\":")))
        .isInstanceOf(Finding.Broken.class);
  }

  @Test
  void aSuccessThatPlainlySaysFalseMayBeARefusalWhereOneIsAsGood() {
    assertThat(
            found("ENVELOPE-02", nothing().accepted(RESET).patch(RESET).answered(200, SAYS_FALSE)))
        .isEqualTo(HELD);
  }

  @Test
  void aSuccessThatPlainlySaysFalseIsWrongWhereTheChangeIsDue() {
    assertThat(
            found(
                "ENVELOPE-02",
                nothing().accepted(RESET).patch(FALSE_POSITIVE).answered(200, SAYS_FALSE)))
        .isEqualTo(
            new Finding.Broken(
                "expected what the contract's schema says, got a body in which /success is wrong:"
                    + " must be the constant value 'true'",
                List.of(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"false\"", "0", "null"})
  void whatIsNotPlainlyFalseIsMeantAsASuccess(String success) {
    assertThat(
            found(
                "ENVELOPE-02",
                nothing()
                    .accepted(RESET)
                    .patch(RESET)
                    .answered(200, SAYS_FALSE.replace("false", success))))
        .isInstanceOf(Finding.Broken.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ENVELOPE-02 | {\"errors\":[],\"messages\":[]} | /success",
        "ENVELOPE-03 | {\"success\":true,\"errors\":{},\"messages\":[]} | /errors",
        "ENVELOPE-04 | {\"success\":true,\"errors\":[]} | /messages",
        "ENVELOPE-05 | {\"success\":true,\"errors\":[1],\"messages\":[]} | /errors/0",
        "ENVELOPE-05 | {\"success\":true,\"errors\":[{\"code\":1}],\"messages\":[]} |"
            + " /errors/0/message",
        "ENVELOPE-06 | {\"success\":true,\"errors\":[{\"code\":1,\"message\":\"\","
            + "\"source\":{\"pointer\":1}}],\"messages\":[]} | /errors/0/source/pointer"
      })
  void eachMemberIsForOneRuleAlone(String rule, String content, String pointer) {
    for (String id :
        List.of("ENVELOPE-02", "ENVELOPE-03", "ENVELOPE-04", "ENVELOPE-05", "ENVELOPE-06")) {
      Finding finding = found(id, applied(content));
      if (id.equals(rule)) {
        assertThat(finding.message())
            .startsWith(
                "expected what the contract's schema says, got a body in which "
                    + pointer
                    + " is wrong: ");
      } else {
        assertThat(finding).as(id).isEqualTo(HELD);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "[]", "{\"result\":{}}"})
  void membersAreNotLookedForWhereThereIsNoEnvelope(String content) {
    assertThat(found("ENVELOPE-03", applied(content))).isEqualTo(UNTESTED);
  }

  @ParameterizedTest
  @CsvSource({"[], array", "7, number", "'\"\"', string", "null, null"})
  void anAnswerThatIsNoObjectIsToldByItsType(String content, String type) {
    assertThat(found("ENVELOPE-08", applied(content)))
        .isEqualTo(
            broken("expected an object with the members of the envelope, got a JSON " + type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"success", "errors", "messages"})
  void oneMemberOfTheEnvelopeMakesAnAnswerOne(String member) {
    assertThat(found("ENVELOPE-08", applied("{\"" + member + "\":1}"))).isEqualTo(HELD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"true\"", "1", "false", "null"})
  void onlyATrueSuccessContradictsARefusal(String success) {
    assertThat(found("ENVELOPE-07", refusal(APPLIED.replace("true", success)))).isEqualTo(HELD);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 499})
  void aRefusalThatMayBeGivenMustNotSaySuccessEither(int status) {
    assertThat(found("ENVELOPE-07", nothing().patch(RESET).answered(status, APPLIED)))
        .isEqualTo(
            broken("expected a success that isn't true beside status " + status + ", got true"));
  }

  @Test
  void refusalsThatAreDueAndRefusalsThatMayBeGivenAreCountedTogether() {
    Recorded history = nothing().accepted(RESET, FALSE_POSITIVE).refused(OTHER);
    history.accepted(RESET).patch(RESET).answered(400);

    assertThat(found("ENVELOPE-07", history)).isEqualTo(new Finding.Holds("held by 2 answers"));
    assertThat(found("ERROR-01", history)).isEqualTo(new Finding.Holds("held by 2 answers"));
  }

  @Test
  void aRefusalThatIsNoJsonIsToldAsSuch() {
    Recorded html =
        nothing()
            .patch(RESET)
            .answered(409, "<html></html>", new Header("content-type", "text/html"));

    assertThat(found("ERROR-01", html))
        .isEqualTo(
            broken(
                "expected the failure envelope, got a body that isn't JSON: it isn't JSON (line 1, column"
                    + " 1)"));
    assertThat(found("ERROR-01", refusal("<html></html>")))
        .as("labelled as JSON it is for HTTP-16 to tell")
        .isEqualTo(HELD);
  }

  @Test
  void whoAcceptsNoFormatIsToldSoInNone() {
    Recorded other = nothing().patch(RESET).answered(406, "").patch(RESET).answered(409, "{}");

    assertThat(found("ERROR-01", other).message()).doesNotContain("more like it");
    assertThat(found("ERROR-01", nothing().patch(RESET).answered(406, "")))
        .isInstanceOf(Finding.Untested.class);
  }

  @Test
  void whatIsWrongOnceMoreIsCounted() {
    Recorded twice = nothing().patch(RESET).answered(409, "{}").patch(RESET).answered(409, "{}");

    assertThat(found("ERROR-01", refusal("{}")).message()).doesNotContain("more like it");
    assertThat(found("ERROR-01", twice).message()).endsWith(", and 1 more like it");
  }

  /** What an item is, the description says; that there is one, only the API's conventions. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ENVELOPE-03 | {"success":false,"errors":{}}                           | /errors
          ENVELOPE-03 | {"success":false,"errors":null}                         | /errors
          ENVELOPE-04 | {"errors":[],"messages":"m"}                            | /messages
          ENVELOPE-05 | {"success":false,"errors":[{"code":"1","message":"m"}]} | /errors/0/code
          ENVELOPE-05 | {"success":false,"errors":["refused"]}                  | /errors/0
          ENVELOPE-05 | {"success":false,"errors":[],"messages":[{"code":1}]}   | /messages/0/message
          ENVELOPE-06 | {"errors":[{"code":1,"message":"m","source":"s"}]}      | /errors/0/source
          """)
  void whatARefusalHasHasTheTypesOfTheDescription(String rule, String content, String place) {
    assertThat(found(rule, refusal(content)).message())
        .contains("got a body in which " + place + " is wrong");
    assertThat(found("ERROR-01", refusal(content)).message()).doesNotContain(place + " is wrong");
  }

  @Test
  void theErrorsOfAnotherFormatAreItsOwn() {
    Recorded problem =
        nothing()
            .patch(RESET)
            .answered(
                409,
                "{\"errors\":[\"m\"]}",
                new Header("content-type", "application/problem+json"));

    assertThat(found("ENVELOPE-05", problem)).isInstanceOf(Finding.Untested.class);
  }

  @Test
  void aRefusalThatSaysSuccessIsForAnotherRule() {
    assertThat(found("ERROR-01", refusal("{\"success\":true}"))).isEqualTo(HELD);
  }

  @Test
  void whatTextDoesToARefusalIsForAnotherRule() {
    assertThat(
            found(
                "ERROR-01", refusal(REFUSED).patch(value("a\\\"b")).answered(400, "<html></html>")))
        .isEqualTo(HELD);
  }

  @Test
  void theFailureEnvelopeRestsOnNoClause() {
    assertThat(EnvelopeRules.all())
        .filteredOn(rule -> rule.id().equals("ERROR-01"))
        .extracting(Rule::source)
        .containsExactly("v4 API convention");
  }

  /** A convention alone has it that they are there. */
  @Test
  void aRefusalMayDoWithoutTheListsOfTheEnvelope() {
    assertThat(found("ENVELOPE-03", refusal("{\"success\":false}")))
        .isInstanceOf(Finding.Untested.class);
    assertThat(found("ERROR-01", refusal("{\"success\":false}")).message())
        .contains("got a body in which /errors is wrong: required property 'errors' not found");
  }

  @Test
  void whatReadsHttpKnowsOfNoEnvelope() {
    Recorded unframed = nothing().accepted(RESET, FALSE_POSITIVE);
    unframed
        .patch(OTHER)
        .with("Content-Length", String.valueOf(OTHER.length()))
        .with("Transfer-Encoding", "chunked")
        .answered(400, "no", new Header("content-type", "text/plain"));

    assertThat(found("ERROR-01", unframed)).isEqualTo(UNTESTED);
  }
}
