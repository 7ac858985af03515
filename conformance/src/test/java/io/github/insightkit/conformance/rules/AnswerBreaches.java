package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.ACCEPT_RISK;
import static io.github.insightkit.conformance.rules.Recorded.APPLIED;
import static io.github.insightkit.conformance.rules.Recorded.FALSE_POSITIVE;
import static io.github.insightkit.conformance.rules.Recorded.JSON;
import static io.github.insightkit.conformance.rules.Recorded.OTHER;
import static io.github.insightkit.conformance.rules.Recorded.REFUSED;
import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static io.github.insightkit.conformance.rules.Recorded.nothingWithToken;
import static io.github.insightkit.conformance.rules.Recorded.value;

import io.github.insightkit.conformance.history.Header;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** For each rule about answers, a history that breaks it. */
final class AnswerBreaches {
  private AnswerBreaches() {}

  static Stream<Breach> all() {
    return Stream.of(envelopes(), http(), answers(), races()).flatMap(Function.identity());
  }

  private static Recorded applied(String content) {
    return nothing().accepted(RESET).patch(FALSE_POSITIVE).answered(200, content);
  }

  private static Recorded direct() {
    return nothing().accepted(RESET, FALSE_POSITIVE);
  }

  static Recorded lostEachSecondTime(int times) {
    Recorded lost = nothing();
    for (int i = 0; i < times; i++) {
      lost.patch(RESET).stale().accepted(RESET);
    }
    return lost;
  }

  private static Stream<Breach> envelopes() {
    return Stream.of(
        new Breach(
            "ENVELOPE-01",
            applied(APPLIED + "x"),
            List.of(0, 1),
            "expected one JSON document, got a body that is none: something follows the"
                + " document"),
        new Breach(
            "ENVELOPE-02",
            applied("{\"success\":\"true\",\"errors\":[],\"messages\":[]}"),
            List.of(0, 1),
            "expected what the contract's schema says, got a body in which /success is wrong:"
                + " string found, boolean expected"),
        new Breach(
            "ENVELOPE-03",
            applied("{\"success\":true,\"messages\":[]}"),
            List.of(0, 1),
            "expected what the contract's schema says, got a body in which /errors is wrong:"
                + " required property 'errors' not found"),
        new Breach(
            "ENVELOPE-04",
            applied("{\"success\":true,\"errors\":[],\"messages\":null}"),
            List.of(0, 1),
            "expected what the contract's schema says, got a body in which /messages is wrong: null"
                + " found, array expected"),
        new Breach(
            "ENVELOPE-05",
            applied(
                "{\"success\":true,\"errors\":[],\"messages\":[{\"code\":\"1\",\"message\":\"m\"}]}"),
            List.of(0, 1),
            "expected what the contract's schema says, got a body in which /messages/0/code is"
                + " wrong: string found, number expected"),
        new Breach(
            "ENVELOPE-06",
            applied(
                "{\"success\":true,\"errors\":[],\"messages\":[{\"code\":1,\"message\":\"m\",\"documentation_url\":null}]}"),
            List.of(0, 1),
            "expected what the contract's schema says, got a body in which"
                + " /messages/0/documentation_url is wrong: null found, string expected"),
        new Breach(
            "ENVELOPE-07",
            direct().patch(OTHER).answered(409, APPLIED),
            List.of(0, 1, 2),
            "expected a success that isn't true beside status 409, got true"),
        new Breach(
            "ENVELOPE-08",
            applied("{\"result\":" + APPLIED + "}"),
            List.of(0, 1),
            "expected an object with the members of the envelope, got an object with the members"
                + " [result]"),
        new Breach(
            "ERROR-01",
            direct().patch(OTHER).answered(409, "{\"success\":false,\"errors\":[]}"),
            List.of(0, 1, 2),
            "expected the failure envelope, got a body in which /errors is wrong: must have at"
                + " least 1 items but found 0"));
  }

  private static Stream<Breach> http() {
    return Stream.of(
        new Breach(
            "HTTP-01",
            direct().patch(OTHER).answered(500),
            List.of(0, 1, 2),
            "asked for other, which isn't accepted: expected a 4xx, got status 500"),
        new Breach(
            "HTTP-02",
            nothing().patch(RESET).answered(200, APPLIED, new Header("content-type", "text/html")),
            List.of(0),
            "expected a Content-Type of application/json, got \"text/html\""),
        new Breach(
            "HTTP-03",
            direct().patch(RESET).answered(307),
            List.of(2),
            "asked for a reset, which is allowed: expected no redirect, got status 307"),
        new Breach(
            "HTTP-04",
            nothing()
                .accepted(RESET)
                .patch(FALSE_POSITIVE)
                .answered(500)
                .accepted(RESET)
                .patch(FALSE_POSITIVE)
                .answered(500),
            List.of(0, 1),
            "asked for false_positive, which is allowed: expected no server error, got status 500,"
                + " and 1 more like it"),
        new Breach(
            "HTTP-16",
            direct().patch(OTHER).answered(409, REFUSED + "x"),
            List.of(0, 1, 2),
            "expected JSON, as the Content-Type says, got a body that is none: something follows the"
                + " document"),
        new Breach(
            "HTTP-07",
            direct().patch(OTHER).answered(405),
            List.of(0, 1, 2),
            "expected an Allow field beside status 405, got none"));
  }

  private static Stream<Breach> answers() {
    return Stream.of(
        new Breach(
            "AUTH-05",
            nothingWithToken()
                .patch(RESET)
                .answered(200, APPLIED, JSON, new Header("x", "$CLOUDFLARE_API_TOKEN")),
            List.of(0),
            "expected an answer without the token, got one with it"),
        new Breach(
            "AUTH-06",
            nothingWithToken().accepted(RESET).patch(RESET).without("Authorization").answered(401),
            List.of(0, 1),
            "expected a WWW-Authenticate field beside status 401, got none"),
        new Breach(
            "HTTP-10",
            nothing().accepted(RESET).patch(FALSE_POSITIVE).cutShort().patch(RESET).cutShort(),
            List.of(0, 1),
            "expected a whole answer, framed as it declares, got: the answer ended too soon,"
                + " and 1 more like it"),
        new Breach(
            "HTTP-11",
            nothing()
                .patch(RESET)
                .answered(200, APPLIED, JSON, new Header("content-encoding", "gzip")),
            List.of(0),
            "expected content without a coding, got a Content-Encoding"),
        new Breach(
            "HTTP-14",
            nothing()
                .accepted(RESET)
                .patch(FALSE_POSITIVE)
                .timedOut()
                .patch(FALSE_POSITIVE)
                .timedOut(),
            List.of(0, 1),
            "expected an answer, got none in time, each of 2 times"),
        new Breach(
            "HTTP-15",
            lostEachSecondTime(8),
            List.of(0, 1),
            "expected an answer to each request, got 8 connections that ended before one came, the"
                + " first 8 of them within 15 requests; each was sent again"),
        new Breach(
            "SCOPE-01",
            nothing()
                .accepted(RESET)
                .patch(RESET)
                .at("/users/a/security-center/insights/i/classification")
                .answered(200),
            List.of(1),
            "expected no success below a collection that there isn't, got one"),
        new Breach(
            "TEXT-04",
            direct()
                .refused(OTHER)
                .patch(value("\\\""))
                .answered(
                    400,
                    "{\"success\":false,\"errors\":[{\"code\":1,\"message\":\"\"\"}],\"messages\":[]}"),
            List.of(0, 1, 2, 3),
            "expected one JSON document whatever text was sent, got a body that is none: it isn't JSON"
                + " (line 1, column 50)"),
        new Breach(
            "SAFETY-01",
            direct().patch(OTHER).answered(409, REFUSED.replace("no", "at a.B.c(B.java:7)")),
            List.of(0, 1, 2),
            "expected an answer without a stack trace, got one with it"),
        new Breach(
            "SAFETY-02",
            direct()
                .patch(value("<script>insightkit</script>"))
                .answered(
                    400, "<script>insightkit</script>", new Header("content-type", "text/html")),
            List.of(0, 1, 2),
            "expected what was sent not to come back as HTML, got it back"),
        new Breach(
            "SAFETY-03",
            direct()
                .patch(value("x\\r\\nX-Insightkit-Injected: 1"))
                .answered(400, REFUSED, JSON, new Header("x-insightkit-injected", "1")),
            List.of(0, 1, 2),
            "expected no header field that was smuggled in, got one"));
  }

  private static Stream<Breach> races() {
    return Stream.of(
        new Breach(
            "RACE-01",
            nothing().accepted(RESET, ACCEPT_RISK).patch(OTHER).meanwhile().answered(200),
            List.of(0, 1, 2),
            "asked for different things at once: expected answers as if one request had come after"
                + " the other, got accept_risk accepted, other accepted"),
        new Breach(
            "RACE-02",
            nothing()
                .accepted(RESET)
                .patch(ACCEPT_RISK)
                .answered(503)
                .patch(OTHER)
                .meanwhile()
                .answered(200)
                .accepted(RESET)
                .patch(ACCEPT_RISK)
                .answered(500)
                .patch(OTHER)
                .meanwhile()
                .answered(409),
            List.of(1, 2),
            "sent several requests at once: expected an answer to each and no server error, got"
                + " status 503, and 1 more failed, while requests that were sent alone were"
                + " answered"),
        new Breach(
            "RACE-03",
            nothing().accepted(RESET).refused(ACCEPT_RISK).patch(OTHER).meanwhile().answered(409),
            List.of(0, 1, 2),
            "asked for different things at once: expected answers as if one request had come after"
                + " the other, got accept_risk refused, other refused"));
  }
}
