package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.ACCEPT_RISK;
import static io.github.insightkit.conformance.rules.Recorded.FALSE_POSITIVE;
import static io.github.insightkit.conformance.rules.Recorded.OTHER;
import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static io.github.insightkit.conformance.rules.Recorded.nothingWithToken;
import static io.github.insightkit.conformance.rules.Recorded.value;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * For each rule about transitions and about what a request has to look like, a history that breaks
 * it.
 */
final class StateBreaches {
  private static final String ACCEPT_RISK_BARE = "{\"classification\":\"accept_risk\"}";
  private static final String OTHER_BARE = "{\"classification\":\"other\"}";

  /** The value that stood has given way to another one. */
  static final String MOVED =
      "asked for accept_risk while the insight could only be false_positive: expected it to be"
          + " refused, got status 200, accepted";

  private StateBreaches() {}

  static Stream<Breach> all() {
    return Stream.of(transitions(), rationales(), values(), credentials())
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
            "asked for accept_risk while the insight could only be unclassified: expected it to be"
                + " accepted, got status 409, refused"),
        new Breach(
            "TRANSITION-05",
            nothing()
                .accepted(RESET, FALSE_POSITIVE)
                .refused(ACCEPT_RISK)
                .accepted(ACCEPT_RISK)
                .refused(FALSE_POSITIVE),
            List.of(0, 1, 2, 3),
            MOVED),
        new Breach(
            "TRANSITION-06",
            nothing()
                .accepted(RESET, OTHER, OTHER, RESET, FALSE_POSITIVE)
                .refused(FALSE_POSITIVE)
                .accepted(RESET, FALSE_POSITIVE, ACCEPT_RISK),
            List.of(3, 4, 5),
            "asked for false_positive while the insight could only be false_positive: expected it"
                + " to be accepted, got status 409, refused (this implementation answers the same"
                + " value again with accepted)"),
        new Breach(
            "TRANSITION-07",
            nothing()
                .accepted(RESET, FALSE_POSITIVE)
                .refused(ACCEPT_RISK)
                .accepted(FALSE_POSITIVE, ACCEPT_RISK),
            List.of(0, 1, 2, 3, 4),
            "asked for accept_risk while the insight could only be false_positive: expected it to"
                + " be refused, got status 200, accepted"),
        new Breach(
            "TRANSITION-08",
            nothing().accepted(RESET, OTHER, OTHER, RESET, OTHER).refused(OTHER),
            List.of(0, 1, 2, 3, 4, 5),
            "asked for other while the insight could only be other: expected it to be accepted, got"
                + " status 409, refused (this implementation answers the same value again with"
                + " accepted)"));
  }

  private static Stream<Breach> rationales() {
    return Stream.of(
        new Breach(
            "RATIONALE-01",
            nothing().accepted(RESET, ACCEPT_RISK_BARE),
            List.of(0, 1),
            "asked for accept_risk without a rationale while the insight could only be"
                + " unclassified: expected it to be refused, got status 200, accepted"),
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
            "RATIONALE-04",
            nothing().accepted(RESET).accepted("{\"classification\":\"other\",\"rationale\":null}"),
            List.of(0, 1),
            "asked for other with a null rationale while the insight could only be unclassified:"
                + " expected it to be refused, got status 200, accepted"),
        new Breach(
            "RATIONALE-05",
            nothing().accepted(RESET).accepted("{\"classification\":\"other\",\"rationale\":7}"),
            List.of(0, 1),
            "asked for other with a number for a rationale while the insight could only be"
                + " unclassified: expected it to be refused, got status 200, accepted"),
        new Breach(
            "RATIONALE-06",
            nothing()
                .accepted(RESET, ACCEPT_RISK, RESET)
                .refused(OTHER_BARE, ACCEPT_RISK)
                .accepted(OTHER),
            List.of(2, 3, 4),
            "asked for accept_risk while the insight could only be unclassified: expected it to be"
                + " accepted, got status 409, refused"));
  }

  private static Stream<Breach> values() {
    return Stream.of(
        new Breach(
            "VALUE-01",
            nothing().accepted(RESET).accepted(value("snoozed")),
            List.of(0, 1),
            "asked for the unknown value \"snoozed\" while the insight could only be unclassified:"
                + " expected it to be refused, got status 200, accepted"),
        new Breach(
            "VALUE-02",
            standing().refused(value("snoozed")).accepted(ACCEPT_RISK),
            List.of(6, 7, 8, 9),
            MOVED),
        new Breach(
            "VALUE-03",
            nothing().accepted(RESET).accepted("{\"classification\":0}"),
            List.of(0, 1),
            "asked for the classification 0, which is no string while the insight could only be"
                + " unclassified: expected it to be refused, got status 200, accepted"),
        new Breach(
            "VALUE-04",
            nothing().accepted(RESET).accepted("[]"),
            List.of(0, 1),
            "asked for a body that is no object but an array while the insight could only be"
                + " unclassified: expected it to be refused, got status 200, accepted"),
        new Breach(
            "VALUE-05",
            nothing().accepted(RESET).accepted(value("OTHER")),
            List.of(0, 1),
            "asked for the value \"OTHER\" in another case while the insight could only be"
                + " unclassified: expected it to be refused, got status 200, accepted"),
        new Breach(
            "VALUE-06",
            nothing().accepted(RESET).accepted(value(" other ")),
            List.of(0, 1),
            "asked for the value \" other \" with white space around it while the insight could"
                + " only be unclassified: expected it to be refused, got status 200, accepted"),
        new Breach(
            "VALUE-07",
            nothing().accepted(RESET).accepted(value("null")),
            List.of(0, 1),
            "asked for the text \"null\" in place of null while the insight could only be"
                + " unclassified: expected it to be refused, got status 200, accepted"),
        new Breach(
            "VALUE-08",
            standing()
                .accepted(
                    "{\"classification\":null,\"classification\":\"accept_risk\",\"rationale\":\"r\"}")
                .refused(FALSE_POSITIVE)
                .accepted(ACCEPT_RISK),
            List.of(6, 7, 8, 9),
            "asked for false_positive while the insight could only be unclassified: expected it to"
                + " be accepted, got status 409, refused"),
        new Breach(
            "NULL-01",
            standing().accepted("{}").accepted(ACCEPT_RISK),
            List.of(6, 7, 8, 9),
            MOVED));
  }

  private static Stream<Breach> credentials() {
    return Stream.of(
        new Breach(
            "AUTH-01",
            nothingWithToken().accepted(RESET).patch(OTHER).without("Authorization").answered(200),
            List.of(0, 1),
            "asked for a change without credentials while the insight could only be unclassified:"
                + " expected it to be refused, got status 200, accepted"),
        new Breach(
            "AUTH-02",
            nothingWithToken()
                .accepted(RESET)
                .patch(OTHER)
                .with("Authorization", "Bearer wrong")
                .answered(200),
            List.of(0, 1),
            "asked for a change with a wrong token while the insight could only be unclassified:"
                + " expected it to be refused, got status 200, accepted"),
        new Breach(
            "AUTH-03",
            standing(nothingWithToken())
                .patch(RESET)
                .without("Authorization")
                .answered(401)
                .accepted(ACCEPT_RISK),
            List.of(6, 7, 8, 9),
            MOVED),
        new Breach(
            "AUTH-04",
            nothingWithToken()
                .accepted(RESET)
                .patch(OTHER)
                .with("Authorization", "Basic wrong")
                .answered(200),
            List.of(0, 1),
            "asked for a change with credentials by another scheme while the insight could only be"
                + " unclassified: expected it to be refused, got status 200, accepted"));
  }
}
