package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.contract.Requirement.http;
import static io.github.insightkit.conformance.contract.Requirement.must;
import static io.github.insightkit.conformance.contract.Requirement.should;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Requirement;
import java.util.List;

/**
 * What an implementation is held to about states, but for what belongs to one kind of request,
 * which stands in the row of that kind.
 */
final class StateRequirements {
  static final Requirement SET =
      transition(
          "TRANSITION-01",
          Clause.C04,
          "A value is accepted while no classification stands.",
          "After a reset, each of the contract's values can be set, with a rationale where one"
              + " is due.",
          "Each value, asked for after a reset, and what shows that the reset took effect.",
          "The list of values, on each node, and the guard against direct changes: it may fire"
              + " without cause.");
  static final Requirement DIRECT_CHANGE =
      transition(
          "TRANSITION-02",
          Clause.C06,
          "A change from one value to another is refused.",
          "While a value stands, asking for a different one is refused, for each pair of"
              + " values. An implementation that acknowledges a value and doesn't store it"
              + " shows the same.",
          "Each ordered pair of values, the second asked for while the first stands.",
          "The guard against direct changes: does it exist, does it compare with what is"
              + " stored, and is the first value stored at all?");
  static final Requirement RESET =
      transition(
          "TRANSITION-03",
          Clause.C05,
          "A reset is accepted while a classification stands.",
          "Whatever value stands, null is accepted.",
          "A reset of each value.",
          "The guard against direct changes: it may take null for a value like any other.");
  static final Requirement RESET_APPLIED =
      transition(
          "TRANSITION-04",
          Clause.C05,
          "An acknowledged reset takes effect.",
          "After null was accepted, no classification stands.",
          "A value that was refused before the reset and is accepted after it.",
          "What a null does to the store: it may be read as \"leave as it is\".");
  static final Requirement REFUSAL_HAS_NO_EFFECT =
      transition(
          "TRANSITION-05",
          Clause.C06,
          "A refused change leaves the classification as it was.",
          "After a refusal the value that stood still stands.",
          "A refused change, and after it a request whose answer tells the state.",
          "The order of validating and storing, and whether a failure is rolled back.");
  static final Requirement SET_APPLIED =
      transition(
          "TRANSITION-06",
          Clause.C04,
          "An acknowledged value is the one that stands.",
          "After a value was accepted, that value stands, and no other.",
          "An accepted value, and after it requests whose answers tell the state.",
          "What is stored, against what was asked for.");
  static final Requirement SAME_AGAIN =
      transition(
          "TRANSITION-07",
          Clause.C06,
          "Asking for what already stands changes nothing.",
          "Whether it is accepted or refused is open; the state is the same after it.",
          "The same value again, and a reset without a classification, each followed by a"
              + " request whose answer tells the state.",
          "Whether a repeated value toggles, and what a reset does where there is nothing to"
              + " reset.");
  static final Requirement STEADY =
      should(
              "TRANSITION-08",
              "What the contract leaves open is answered the same way each time.",
              "The contract doesn't say whether some requests are accepted; callers still need one"
                  + " answer.",
              "The same open question, asked more than once.",
              "What else the answer depends on: the value, the time, the node that answers, the"
                  + " request before it on the same connection.")
          .decidedBy(Profile.TRANSITION);

  /** What a plain change may break besides {@link #SET}. */
  static final List<Requirement> TRANSITIONS =
      List.of(
          DIRECT_CHANGE,
          RESET,
          RESET_APPLIED,
          REFUSAL_HAS_NO_EFFECT,
          SET_APPLIED,
          SAME_AGAIN,
          STEADY);

  static final Requirement REASON_OPTIONAL =
      must(
              "RATIONALE-02",
              Clause.C08,
              "A value that demands no rationale is accepted without one.",
              "Such a value, sent without a rationale after a reset.",
              "The check for the rationale: it may ask for one where none is due.")
          .decidedBy(Profile.TRANSITION, Profile.FORBIDDEN);
  static final Requirement REASON_TAKEN =
      must(
              "RATIONALE-03",
              Clause.C08,
              "A value that demands no rationale is accepted with one.",
              "Such a value, sent with a rationale after a reset.",
              "Whether an optional rationale is taken for an unknown member.")
          .decidedBy(Profile.TRANSITION, Profile.FORBIDDEN);
  static final Requirement ABSENT =
      must(
          "NULL-01",
          Clause.C07,
          "Leaving the classification out changes nothing.",
          "A body without a classification, and after it a request whose answer tells the state.",
          "Whether an absent member is told from a null one.");
  static final Requirement DUPLICATE_NAMES =
      must(
              "VALUE-08",
              Clause.C06,
              "A name that stands twice is no way around the checks.",
              "Such a body is refused, or taken for one of those that it may stand for; whichever"
                  + " is taken, a direct change stays refused, and so does a missing rationale.",
              "A body in which the classification stands twice, and after it a request whose"
                  + " answer tells the state.",
              "Two parsers on the way that take different ones: one validates, the other stores.")
          .decidedBy(Profile.HTTP);
  static final Requirement SAFE_METHODS =
      http(
              "HTTP-05",
              "RFC 9110, section 9.2.1",
              "A safe method changes nothing.",
              "Whatever GET, HEAD or OPTIONS answer, the classification is the same after it.",
              "Such a request while a value stands, and a look at the state.",
              "Routing by path alone.")
          .decidedBy(Profile.HTTP);
  static final Requirement RECONNECTED =
      durable(
          "DURABILITY-01",
          "The classification is the same on a new connection.",
          "State that is kept with a connection, and nodes that don't share theirs.");
  static final Requirement PAUSED =
      durable(
          "DURABILITY-02",
          "The classification is the same after a pause.",
          "Caches that expire, and writes that are lost when they are flushed.");
  static final Requirement READER =
      should(
              "READER-01",
              "What the state reader shows is what was set.",
              "Asked right after a change, the insights list or the audit log shows what was"
                  + " acknowledged last. The contract doesn't say how soon they have a change, so"
                  + " one that lags is warned of and doesn't fail.",
              "A state reader, and looks that showed each value and none while it was certain to"
                  + " stand.",
              "What is stored, against what was asked for; a list or log that is served from a"
                  + " cache.")
          .decidedBy(Profile.TRANSITION, Profile.FORBIDDEN);
  static final Requirement READER_AFTER_REFUSAL =
      should(
              "READER-02",
              "A refused request doesn't change what the state reader shows.",
              "Asked right after a refusal, the list or log shows what stood before it.",
              "A state reader, and looks after a refused change and after a refused body.",
              "Whether list or log are fed from requests rather than from what is stored.")
          .decidedBy(Profile.TRANSITION, Profile.FORBIDDEN);

  static final Requirement READER_RATIONALE =
      should(
              "READER-03",
              "The audit log has the rationale that was acknowledged.",
              "What was given as the reason for a value stands in the log beside it; none if none"
                  + " was. Where it may be left out, the log may be without it.",
              "The audit log as state reader, and looks after changes with a rationale.",
              "Rationales that are cut, changed, or kept from an earlier change.")
          .decidedBy(Profile.TRANSITION, Profile.FORBIDDEN);

  private StateRequirements() {}

  private static Requirement transition(
      String id, Clause clause, String title, String meaning, String needs, String lookAt) {
    return must(id, clause, title, meaning, needs, lookAt).decidedBy(Profile.TRANSITION);
  }

  private static Requirement durable(String id, String title, String lookAt) {
    return must(
            id,
            Clause.C03,
            title,
            "A classification stands until it is reset.",
            "A value that stands, such an interruption, and a look at the state.",
            lookAt)
        .decidedBy(Profile.DURABILITY);
  }
}
