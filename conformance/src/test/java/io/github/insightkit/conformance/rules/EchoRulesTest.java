package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.APPLIED;
import static io.github.insightkit.conformance.rules.Recorded.FALSE_POSITIVE;
import static io.github.insightkit.conformance.rules.Recorded.JSON;
import static io.github.insightkit.conformance.rules.Recorded.OTHER;
import static io.github.insightkit.conformance.rules.Recorded.REFUSED;
import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.body;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static io.github.insightkit.conformance.rules.Recorded.nothingWithToken;
import static io.github.insightkit.conformance.rules.Recorded.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.TokenForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer gives away, over histories that are written down. */
class EchoRulesTest {
  private static final Finding NOT_ASKED = new Finding.Inapplicable("the run didn't ask for it");
  private static final Finding HELD = new Finding.Holds("held by 1 answers");

  private static final String MARKUP = value("<script>insightkit</script>");
  private static final String INJECTION = value("x\\r\\nX-Insightkit-Injected: 1");
  private static final Header TEXT = new Header("content-type", "text/plain");

  /** An unknown value with a quote in it. */
  private static final String QUOTE = value("\\\"");

  private static final String BROKEN_JSON = "{\"success\":false,\"errors\":[\"\"\"]}";

  private static Finding found(String rule, Recorded history) {
    return history.finding(EchoRules.all(), rule);
  }

  private static Recorded refusal(String content) {
    return nothing().patch(OTHER).answered(409, content);
  }

  @Test
  void aRunWithoutATokenCanNotGetItBack() {
    assertThat(found("AUTH-05", nothing().accepted(RESET))).isEqualTo(NOT_ASKED);
    assertThat(found("AUTH-05", nothingWithToken().accepted(RESET))).isEqualTo(HELD);
  }

  @Test
  void aTokenInTheContentIsFoundAsWellAsInAField() {
    assertThat(
            found(
                    "AUTH-05",
                    nothingWithToken()
                        .patch(RESET)
                        .answered(401, "no such token: " + TokenForm.WHOLE.placeholder()))
                .message())
        .isEqualTo("expected an answer without the token, got one with it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.X\n\tat a.b.C$D.m(C.java:12)",
        "at serialise (file:///srv/server.mjs:162:86)",
        "Traceback (most recent call last):",
        "goroutine 1 [running]:",
        "at Object.run (/srv/app.js:1:22)",
        "at run (app.ts:10:2)",
        // Escaped; there is no word boundary before this one until it is read.
        "{\"errors\":[{\"message\":\"x\\nat a.b.C.m(C.java:12)\"}]}"
      })
  void aStackTraceIsFound(String content) {
    assertThat(found("SAFETY-01", refusal(content)).message())
        .isEqualTo("expected an answer without a stack trace, got one with it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at the moment (see notes)",
        "goroutine [x",
        "{\"message\":\"a \\\"quoted\\\" word\"}",
        "\\nat no JSON",
        ""
      })
  void textThatOnlyLooksALittleLikeAStackTraceIsNone(String content) {
    assertThat(found("SAFETY-01", refusal(content))).isEqualTo(HELD);
  }

  @Test
  void markupIsOnlyJudgedWhereItWasSent() {
    assertThat(found("SAFETY-02", nothing().accepted(RESET))).isEqualTo(NOT_ASKED);
  }

  @Test
  void markupThatComesBackAsHtmlInAnyCaseIsWrong() {
    assertThat(
            found(
                    "SAFETY-02",
                    nothing()
                        .patch(MARKUP)
                        .answered(400, MARKUP, new Header("Content-type", "Text/HTML; charset=x")))
                .message())
        .isEqualTo("expected what was sent not to come back as HTML, got it back");
  }

  @Test
  void markupIsHarmlessInWhatIsNoHtml() {
    assertThat(found("SAFETY-02", nothing().patch(MARKUP).answered(400, MARKUP, JSON)))
        .isEqualTo(HELD);
    assertThat(found("SAFETY-02", nothing().patch(MARKUP).answered(400, MARKUP, new Header[0])))
        .isEqualTo(HELD);
  }

  @Test
  void htmlIsHarmlessWithoutTheMarkup() {
    assertThat(
            found(
                "SAFETY-02",
                nothing()
                    .patch(MARKUP)
                    .answered(400, "<html>no</html>", new Header("content-type", "text/html"))))
        .isEqualTo(HELD);
  }

  @Test
  void aFieldIsOnlyLookedForWhereItWasSmuggledIn() {
    Header smuggled = new Header("X-Insightkit-Injected", "1");

    assertThat(found("SAFETY-03", nothing().patch(RESET).answered(200, APPLIED, smuggled)))
        .isEqualTo(NOT_ASKED);
    assertThat(found("SAFETY-03", nothing().refused(INJECTION))).isEqualTo(HELD);
  }

  @Test
  void nothingIsSaidOfTextThatWasNotSent() {
    assertThat(found("TEXT-04", nothing().accepted(RESET).refused(OTHER)))
        .isEqualTo(new Finding.Untested("nothing was sent that could break it"));
  }

  @Test
  void acknowledgementsAndRefusalsOfSuchTextAreCountedTogether() {
    assertThat(
            found(
                "TEXT-04",
                nothing()
                    .accepted(RESET, body("other", "\\\""))
                    .refused(OTHER, QUOTE, value("a\\\\b"), value("\\u0000"), value("<"))))
        .isEqualTo(new Finding.Holds("held by 5 answers"));
  }

  @Test
  void anAcknowledgementIsComparedWithAcknowledgements() {
    assertThat(
            found(
                    "TEXT-04",
                    nothing()
                        .accepted(RESET)
                        .patch(body("other", "\\\""))
                        .answered(200, BROKEN_JSON))
                .message())
        .isEqualTo(
            "expected one JSON document whatever text was sent, got a body that is none: it isn't JSON"
                + " (line 1, column 30)");
  }

  @Test
  void refusalsThatAreNeverJsonAreForOtherRules() {
    Finding untested = new Finding.Untested("nothing was sent that could break it");

    assertThat(found("TEXT-04", nothing().accepted(RESET).patch(QUOTE).answered(400, BROKEN_JSON)))
        .isEqualTo(untested);
    assertThat(
            found(
                "TEXT-04",
                refusal(REFUSED)
                    .patch(OTHER)
                    .answered(409, BROKEN_JSON)
                    .patch(QUOTE)
                    .answered(400, BROKEN_JSON)))
        .isEqualTo(untested);
  }

  @Test
  void refusalsThatAreMeantAsTextDoNotMatter() {
    assertThat(
            found(
                "TEXT-04",
                refusal(REFUSED)
                    .patch(OTHER)
                    .answered(409, "no", TEXT)
                    .patch(OTHER)
                    .answered(409, "")
                    .patch(QUOTE)
                    .answered(400, "bad \"", TEXT)
                    .patch(QUOTE)
                    .answered(400, "", JSON)))
        .isEqualTo(new Finding.Holds("held by 2 answers"));
  }

  @Test
  void whatIsMeantAsJsonIsToldByItsBeginningOrByItsType() {
    assertThat(
            found("TEXT-04", refusal(REFUSED).patch(QUOTE).answered(400, " " + BROKEN_JSON, TEXT)))
        .isInstanceOf(Finding.Broken.class);
    assertThat(
            found(
                "TEXT-04",
                refusal(REFUSED)
                    .patch(QUOTE)
                    .answered(
                        400, "\"\"\"", new Header("content-type", "application/problem+JSON"))))
        .isInstanceOf(Finding.Broken.class);
  }

  @Test
  void answersOfOtherKindsOrOfWhichOnlyTheBeginningWasKeptTellNothing() {
    assertThat(
            found(
                "TEXT-04",
                nothing()
                    .accepted(RESET, FALSE_POSITIVE)
                    .patch(QUOTE)
                    .answered(500, BROKEN_JSON)
                    .patch(body("other", "\\\""))
                    .answeredInPart(200, BROKEN_JSON)))
        .isEqualTo(new Finding.Untested("nothing was sent that could break it"));
  }
}
