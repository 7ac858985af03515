package io.github.insightkit.conformance.reference;

import io.github.insightkit.conformance.contract.State;

/**
 * Every refusal the reference server knows, with its code and sentence.
 *
 * <p>Those about the change itself take their status from the policy {@code refusal-status}; those
 * about HTTP have the status that RFC 9110 gives them.
 */
final class Refusals {
  private final Policies policies;

  Refusals(Policies policies) {
    this.policies = policies;
  }

  /** What about a change is refused. */
  enum Kind {
    STATE(409),
    RATIONALE(422),
    VALUE(400);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    /** The status of this kind where kinds are told apart by it. */
    int status() {
      return status;
    }
  }

  Refusal directChange() {
    return refusal(
            Kind.STATE, 1001, "Another classification stands; reset it to null before setting this")
        .at("/classification");
  }

  Refusal openTransition(String observation) {
    return refusal(
            Kind.STATE, 1007, "This server refuses the change (policy " + observation + "=refused)")
        .at("/classification");
  }

  Refusal rationaleMissing(State wanted) {
    return refusal(
            Kind.RATIONALE, 1002, "The classification " + wanted.name() + " takes a rationale")
        .at("/rationale");
  }

  Refusal rationaleNotText() {
    return refusal(Kind.RATIONALE, 1004, "A rationale is a string").at("/rationale");
  }

  Refusal rationaleBlank() {
    return refusal(Kind.RATIONALE, 1008, "The rationale is blank").at("/rationale");
  }

  Refusal rationaleWithReset() {
    return refusal(Kind.RATIONALE, 1009, "A reset takes no rationale").at("/rationale");
  }

  Refusal rationaleAlone() {
    return refusal(Kind.RATIONALE, 1010, "A rationale comes with a classification")
        .at("/classification");
  }

  Refusal nothingAsked() {
    return refusal(Kind.VALUE, 1006, "The body names no classification").at("/classification");
  }

  Refusal unknownValue() {
    return refusal(Kind.VALUE, 1003, "There is no such classification").at("/classification");
  }

  Refusal valueNotText() {
    return refusal(Kind.VALUE, 1005, "A classification is a string or null").at("/classification");
  }

  Refusal unknownField() {
    return refusal(Kind.VALUE, 1011, "The body has a member that isn't known here");
  }

  Refusal notAnObject() {
    return refusal(Kind.VALUE, 1012, "The body is a JSON object");
  }

  static Refusal malformed(String reason) {
    return Refusal.of(400, 6007, "The body can't be read: " + reason);
  }

  static Refusal mediaType() {
    return Refusal.of(415, 9207, "The body is application/json, in UTF-8")
        .with("Accept-Patch", "application/json");
  }

  static Refusal contentCoding() {
    return Refusal.of(415, 9208, "The body comes without a content coding")
        .with("Accept-Encoding", "identity");
  }

  static Refusal noRoute() {
    return Refusal.of(404, 7000, "There is no such route");
  }

  static Refusal badId() {
    return Refusal.of(400, 7003, "An id in the path is not one that can be");
  }

  static Refusal badPage() {
    return Refusal.of(400, 7004, "page is a number from 1 on, and per_page one from 1 to 1000");
  }

  static Refusal badQuery(String reason) {
    return Refusal.of(400, 7005, "The query can't be read: " + reason);
  }

  static Refusal method(String allowed) {
    return Refusal.of(405, 10405, "The resource knows only " + allowed).with("Allow", allowed);
  }

  static Refusal noCredentials() {
    return Refusal.of(401, 9106, "An API token is needed").with("WWW-Authenticate", "Bearer");
  }

  static Refusal badCredentials() {
    return Refusal.of(400, 6003, "The header Authorization is Bearer and a token");
  }

  static Refusal wrongToken() {
    return Refusal.of(403, 9109, "The API token is not valid");
  }

  static Refusal full(int capacity) {
    return Refusal.of(
        507,
        7404,
        "This server keeps "
            + capacity
            + " insights and has no room for another; start it anew, or use fewer ids");
  }

  static Refusal unreadable(int status, String what) {
    return Refusal.of(status, 10400, what);
  }

  static Refusal failed(RuntimeException cause) {
    return Refusal.of(
        500, 10500, "The reference server failed with a " + cause.getClass().getSimpleName());
  }

  private Refusal refusal(Kind kind, int code, String message) {
    return Refusal.of(policies.status(kind), code, message);
  }
}
