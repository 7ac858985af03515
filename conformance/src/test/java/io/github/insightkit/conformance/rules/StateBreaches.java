package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.ACCEPT_RISK;
import static io.github.insightkit.conformance.rules.Recorded.CONTRACT;
import static io.github.insightkit.conformance.rules.Recorded.FALSE_POSITIVE;
import static io.github.insightkit.conformance.rules.Recorded.OTHER;
import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static io.github.insightkit.conformance.rules.Recorded.nothingWithToken;
import static io.github.insightkit.conformance.rules.Recorded.value;

import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.requests.Asked;
import io.github.insightkit.conformance.requests.Bodies;
import io.github.insightkit.conformance.requests.ForbiddenKind;
import io.github.insightkit.conformance.requests.RequestKinds;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * For each rule about transitions and about what a request has to look like, a history that breaks
 * it.
 */
final class StateBreaches {
  private static final String OTHER_BARE = "{\"classification\":\"other\"}";

  /** The value that stood has given way to another one after this. */
  static String moved(String after) {
    return "expected the insight to be false_positive after "
        + after
        + "; but accept_risk, which then has to be refused, was accepted with status 200";
  }

  private StateBreaches() {}

  static Stream<Breach> all() {
    return Stream.of(transitions(), doubtful(), forbidden(), rationales(), values(), credentials())
        .flatMap(Function.identity());
  }

  /**
   * A value stands, of which it was seen twice that a direct change is refused and moves nothing.
   */
  static Recorded standing() {
    return standing(nothing());
  }

  private static Recorded standing(Recorded before) {
    return refusing(before).accepted(RESET, FALSE_POSITIVE);
  }

  static Recorded refusing(Recorded before) {
    return before
        .accepted(RESET, FALSE_POSITIVE)
        .refused(ACCEPT_RISK)
        .accepted(RESET, FALSE_POSITIVE)
        .refused(ACCEPT_RISK);
  }

  /** Each that is better refused, accepted while nothing stands. */
  private static Stream<Breach> doubtful() {
    return Stream.of(
        new Breach(
            "VALUE-09",
            nothing().accepted(RESET).patch("").answered(200),
            List.of(0, 1),
            "sent an empty body: expected it to be refused, got status" + " 200, accepted"),
        new Breach(
            "RATIONALE-07",
            nothing()
                .accepted(RESET)
                .patch("{\"classification\":\"other\",\"rationale\":7}")
                .answered(200),
            List.of(0, 1),
            "asked for other with a number or a boolean for a rationale: expected it to be refused,"
                + " got status 200, accepted"));
  }

  private static Stream<Breach> transitions() {
    return Stream.of(
        new Breach(
            "TRANSITION-01",
            nothing().accepted(RESET).refused(ACCEPT_RISK).accepted(OTHER, RESET, FALSE_POSITIVE),
            List.of(0, 1),
            "asked for accept_risk while the insight could only be unclassified: expected it to be"
                + " accepted, got status 409, refused"),
        new Breach(
            "TRANSITION-02",
            nothing().accepted(RESET, FALSE_POSITIVE, OTHER),
            List.of(0, 1, 2),
            "asked for other while the insight could only be false_positive: expected it to be"
                + " refused, got status 200, accepted"),
        new Breach(
            "TRANSITION-03",
            nothing().accepted(RESET, FALSE_POSITIVE).refused(RESET),
            List.of(0, 1, 2),
            "asked for a reset while the insight could only be false_positive: expected it to be"
                + " accepted, got status 409, refused"),
        new Breach(
            "TRANSITION-04",
            nothing().accepted(RESET, FALSE_POSITIVE, RESET).refused(ACCEPT_RISK),
            List.of(0, 1, 2, 3),
            "expected the insight to be unclassified after a reset was accepted; but accept_risk,"
                + " which then has to be accepted, was refused with status 409"),
        new Breach(
            "TRANSITION-05",
            nothing()
                .accepted(RESET, FALSE_POSITIVE)
                .refused(ACCEPT_RISK)
                .accepted(ACCEPT_RISK)
                .refused(FALSE_POSITIVE),
            List.of(0, 1, 2, 3),
            moved("accept_risk was refused")),
        new Breach(
            "TRANSITION-06",
            nothing()
                .accepted(RESET, FALSE_POSITIVE, FALSE_POSITIVE, RESET, FALSE_POSITIVE)
                .refused(FALSE_POSITIVE)
                .accepted(RESET, FALSE_POSITIVE, ACCEPT_RISK),
            List.of(0, 1, 2, 3, 4, 5),
            "expected the insight to be false_positive after false_positive was accepted; but"
                + " false_positive, which then has to be accepted, was refused with status 409"
                + " (otherwise it accepts the same value again); it takes what goes before as well (a"
                + " reset, false_positive, false_positive), for without that the rest was answered"
                + " as it has to be"),
        new Breach(
            "TRANSITION-07",
            nothing()
                .accepted(RESET, FALSE_POSITIVE)
                .refused(ACCEPT_RISK)
                .accepted(FALSE_POSITIVE, ACCEPT_RISK),
            List.of(0, 1, 2, 3, 4),
            moved("false_positive was accepted")),
        new Breach(
            "TRANSITION-08",
            nothing().accepted(RESET, OTHER, OTHER, RESET, OTHER).refused(OTHER),
            List.of(0, 1, 2, 3, 4, 5),
            "asked for other while the insight could only be other: expected it to be accepted, got"
                + " status 409, refused (otherwise it accepts the same value again); it takes what goes"
                + " before as well (a reset, other, other), for without that the rest was answered"
                + " as it has to be"));
  }

  /** Each kind that has a rule of its own, accepted while nothing stands. */
  private static Stream<Breach> forbidden() {
    Set<String> seen = new HashSet<>();
    return RequestKinds.forbidden()
        .filter(kind -> seen.add(own(kind)))
        .map(
            kind -> {
              Request change = Request.change(CONTRACT.operation("account"), "a", "i", OTHER);
              Request draft = kind.requests(change, new Bodies(CONTRACT, "r"), 0).get(0);
              Asked asked = Asked.of(CONTRACT, draft);
              return new Breach(
                  own(kind),
                  nothingWithToken().accepted(RESET).sent(draft).answered(200),
                  List.of(0, 1),
                  "asked for "
                      + kind.words(kind.detail(asked).orElseThrow())
                      + (RequestKinds.credentials().contains(kind) ? draft.form() : "")
                      + " while the insight could only be unclassified: expected it to be refused,"
                      + " got status 200, accepted");
            });
  }

  private static String own(ForbiddenKind kind) {
    return kind.accepted().get(0).id();
  }

  private static Stream<Breach> rationales() {
    return Stream.of(
        new Breach(
            "RATIONALE-02",
            nothing().accepted(RESET).refused("{\"classification\":\"false_positive\"}"),
            List.of(0, 1),
            "asked for false_positive without a rationale while the insight could only be"
                + " unclassified: expected it to be accepted, got status 409, refused"),
        new Breach(
            "RATIONALE-03",
            nothing().accepted(RESET).refused(FALSE_POSITIVE),
            List.of(0, 1),
            "asked for false_positive while the insight could only be unclassified: expected it to"
                + " be accepted, got status 409, refused"),
        new Breach(
            "RATIONALE-06",
            nothing()
                .accepted(RESET, ACCEPT_RISK, RESET)
                .refused(OTHER_BARE, ACCEPT_RISK)
                .accepted(OTHER),
            List.of(2, 3, 4),
            "expected the insight to be unclassified after other without a rationale was refused;"
                + " but accept_risk, which then has to be accepted, was refused with status 409"));
  }

  private static Stream<Breach> values() {
    return Stream.of(
        new Breach(
            "VALUE-02",
            standing().refused(value("snoozed")).accepted(ACCEPT_RISK),
            List.of(6, 7, 8, 9),
            moved("the unknown value \"snoozed\" was refused")),
        new Breach(
            "VALUE-08",
            standing()
                .accepted(
                    "{\"classification\":null,\"classification\":\"accept_risk\",\"rationale\":\"r\"}")
                .refused(FALSE_POSITIVE)
                .accepted(ACCEPT_RISK),
            List.of(6, 7, 8, 9),
            "expected the insight to be unclassified after a body in which a name stands twice (a"
                + " reset with a rationale, or accept_risk) was accepted; but false_positive, which"
                + " then has to be accepted, was refused with status 409"),
        new Breach(
            "NULL-01",
            standing().accepted("{}").accepted(ACCEPT_RISK),
            List.of(6, 7, 8, 9),
            moved("an empty object was accepted")));
  }

  private static Stream<Breach> credentials() {
    return Stream.of(
        new Breach(
            "AUTH-03",
            standing(nothingWithToken())
                .patch(RESET)
                .without("Authorization")
                .answered(403)
                .accepted(ACCEPT_RISK),
            List.of(6, 7, 8, 9),
            moved("a change without credentials was refused")));
  }
}
