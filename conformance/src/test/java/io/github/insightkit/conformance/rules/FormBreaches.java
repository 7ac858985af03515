package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.ACCEPT_RISK;
import static io.github.insightkit.conformance.rules.Recorded.CONTRACT;
import static io.github.insightkit.conformance.rules.Recorded.FALSE_POSITIVE;
import static io.github.insightkit.conformance.rules.Recorded.JSON;
import static io.github.insightkit.conformance.rules.Recorded.OTHER;
import static io.github.insightkit.conformance.rules.Recorded.REFUSED;
import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.body;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static io.github.insightkit.conformance.rules.Recorded.path;
import static io.github.insightkit.conformance.rules.StateBreaches.moved;
import static io.github.insightkit.conformance.rules.StateBreaches.refusing;
import static io.github.insightkit.conformance.rules.StateBreaches.standing;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.requests.Bodies;
import io.github.insightkit.conformance.requests.Disguise;
import io.github.insightkit.conformance.requests.RequestKinds;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * For each rule about forms of a request, and about what lies beside it, a history that breaks it.
 */
final class FormBreaches {
  private FormBreaches() {}

  static Stream<Breach> all() {
    return Stream.of(insights(), demanded(), forms(), readers()).flatMap(Function.identity());
  }

  private static Stream<Breach> insights() {
    return Stream.of(
        new Breach(
            "ISOLATION-01",
            standing().patch(FALSE_POSITIVE).at(path("j")).answered(200).accepted(ACCEPT_RISK),
            List.of(6, 7, 8, 9),
            moved("a request for another insight")),
        new Breach(
            "ISOLATION-02",
            standing().patch(RESET).at(path("I")).answered(200).accepted(ACCEPT_RISK),
            List.of(6, 7, 8, 9),
            moved("a request for an insight with a similar id")),
        new Breach(
            "ISOLATION-03",
            standing()
                .patch(RESET)
                .at(path("i").replace("/a/", "/b/"))
                .answered(200)
                .accepted(ACCEPT_RISK),
            List.of(6, 7, 8, 9),
            moved("a request for the same id under another owner")),
        new Breach(
            "ISOLATION-04",
            standing()
                .patch("{\"classification\":null,\"issue_id\":\"i\"}")
                .at(path("j"))
                .answered(200)
                .accepted(ACCEPT_RISK),
            List.of(6, 7, 8, 9),
            moved("a request for another insight with this one's id in the body")),
        new Breach(
            "SCOPE-02",
            standing().patch(RESET).at(path("%2569")).answered(200).accepted(ACCEPT_RISK),
            List.of(6, 7, 8, 9),
            moved("a request for an id that is this one's if it is misread")),
        new Breach(
            "SCOPE-03",
            standing().patch(RESET).at(path("x%2F..%2Fi")).answered(200).accepted(ACCEPT_RISK),
            List.of(6, 7, 8, 9),
            moved(
                "a request for an id that is this one's if steps or parameters of a path are seen"
                    + " in it")),
        new Breach(
            "DURABILITY-01",
            refusing(nothing())
                .accepted(RESET)
                .patch(FALSE_POSITIVE)
                .with("Connection", "close")
                .answered(200)
                .accepted(ACCEPT_RISK),
            List.of(6, 7, 8),
            moved("a new connection")),
        new Breach(
            "DURABILITY-02",
            standing().paused(1_000_000).accepted(ACCEPT_RISK),
            List.of(6, 7, 8),
            moved("a pause")));
  }

  /** Forms that everybody has to take, and that are refused. */
  private static Stream<Breach> demanded() {
    Bodies bodies = new Bodies(CONTRACT, "0");
    State value = bodies.values().get(bodies.values().size() - 1);
    Request change =
        Request.change(CONTRACT.operation("account"), "a", "i", bodies.of(value))
            .authorization(Request.BEARER);
    return RequestKinds.disguises().stream()
        .filter(Disguise::isDemanded)
        .map(form -> refused(form, value, form.requests(change, value, bodies, 0).get(0)));
  }

  private static Breach refused(Disguise form, State value, Request request) {
    return new Breach(
        form.requirement().id(),
        nothing().accepted(RESET).sent(request).answered(400),
        List.of(0, 1),
        "asked for %s %s%s while the insight could only be unclassified: expected it to be accepted, got status 400, refused"
            .formatted(value.name(), form.words(), request.form()));
  }

  private static Stream<Breach> forms() {
    return Stream.of(
        new Breach(
            "HTTP-05",
            standing()
                .patch("")
                .by("GET")
                .answered(405, REFUSED, JSON, new Header("Allow", "PATCH"))
                .accepted(ACCEPT_RISK),
            List.of(6, 7, 8, 9),
            moved("a look by a safe method (GET)")),
        new Breach(
            "HTTP-06",
            standing().patch(ACCEPT_RISK).by("POST").answered(200).accepted(ACCEPT_RISK),
            List.of(6, 7, 8, 9),
            moved("accept_risk by another method (POST) was accepted")),
        new Breach(
            "HTTP-20",
            standing().patch(RESET).with("Host", "").answered(400).accepted(ACCEPT_RISK),
            List.of(6, 7, 8, 9),
            moved("a reset for no host (Host:) was refused")),
        new Breach(
            "HTTP-21",
            nothing().accepted(RESET).patch(RESET).with("Content-Length", "0").answered(200),
            List.of(0, 1),
            "asked for a reset in a message that contradicts itself (Content-Length: 0) while the"
                + " insight could only be unclassified: expected it to be refused, got status 200, accepted"),
        new Breach(
            "HTTP-18",
            nothing()
                .accepted(RESET)
                .patch(OTHER)
                .with("Content-Type", "text/plain")
                .answered(500)
                .patch(OTHER)
                .with("Content-Type", "text/plain")
                .answered(500)
                .accepted(RESET),
            List.of(0, 1),
            "asked for other under another media type or coding, or from a page elsewhere (Content-Type: text/plain): expected no server error, got"
                + " status 500, 2 times in 2"),
        new Breach(
            "HTTP-12",
            standing()
                .patch(FALSE_POSITIVE)
                .at(path("i") + "?classification=accept_risk")
                .answered(200)
                .accepted(ACCEPT_RISK),
            List.of(6, 7, 8, 9),
            moved("false_positive under a query (?classification=accept_risk) was accepted")),
        new Breach(
            "HTTP-13",
            standing().patch(ACCEPT_RISK).at(path("i") + "/").answered(200),
            List.of(6, 7, 8),
            "asked for accept_risk by another spelling of the path while the insight could only be"
                + " false_positive: expected it to be refused, got status 200, accepted"),
        new Breach(
            "TEXT-02",
            nothing()
                .accepted(RESET)
                .patch(body("other", "a\\u0000b"))
                .answered(500)
                .patch(body("other", "a\\u0000b"))
                .answered(500)
                .accepted(RESET),
            List.of(0, 1),
            "asked for other with odd characters in the rationale: expected no server error, got"
                + " status 500, 2 times in 2"),
        new Breach(
            "TEXT-03",
            nothing()
                .accepted(RESET)
                .patch(body("other", "x".repeat(101)))
                .answered(500)
                .patch(body("other", "x".repeat(101)))
                .answered(500)
                .accepted(RESET),
            List.of(0, 1),
            "asked for other with a long rationale: expected no server error, got status 500, 2"
                + " times in 2"));
  }

  private static Stream<Breach> readers() {
    return Stream.of(
        new Breach(
            "READER-01",
            nothing().accepted(RESET, FALSE_POSITIVE).showed("i", "null"),
            List.of(0, 1, 2),
            "expected the state reader to show false_positive, the only classification that could"
                + " stand, got unclassified"),
        new Breach(
            "READER-02",
            standing().refused(ACCEPT_RISK).showed("i", "accept_risk"),
            List.of(6, 7, 8, 9),
            "expected the state reader to show false_positive, the only classification that could"
                + " stand, got accept_risk"),
        new Breach(
            "READER-03",
            nothing().accepted(RESET, body("other", "why")).logged("other", "\"wh\""),
            List.of(1, 2),
            "expected the log to have the rationale \"why\" beside other, got \"wh\""));
  }
}
