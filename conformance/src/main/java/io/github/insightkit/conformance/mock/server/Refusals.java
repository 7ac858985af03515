package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Roles;
import io.github.insightkit.conformance.contract.State;

/**
 * Every refusal the reference server knows, with its code and sentence.
 *
 * <p>Those about the change itself, with a code from 1001 to 1013, have the status that tells their
 * kinds apart: 409 for the state, 422 for the rationale, 400 for the value; {@link
 * Policies#refusal} gives them the chosen one. Those about HTTP have the status of RFC 9110.
 */
public final class Refusals {
  static final Refusal DIRECT_CHANGE =
      Refusal.of(409, 1001, "Another classification stands; reset it to null before setting this")
          .at(Roles::value);
  static final Refusal RATIONALE_NOT_TEXT =
      Refusal.of(422, 1004, "A rationale is a string").at(Roles::reason);
  static final Refusal RATIONALE_BLANK =
      Refusal.of(422, 1008, "The rationale is blank").at(Roles::reason);
  static final Refusal RATIONALE_WITH_RESET =
      Refusal.of(422, 1009, "A reset takes no rationale").at(Roles::reason);
  static final Refusal RATIONALE_ALONE =
      Refusal.of(422, 1010, "A rationale comes with a classification").at(Roles::value);
  static final Refusal UNKNOWN_VALUE =
      Refusal.of(400, 1003, "There is no such classification").at(Roles::value);
  static final Refusal VALUE_NOT_TEXT =
      Refusal.of(400, 1005, "A classification is a string or null").at(Roles::value);
  static final Refusal NOTHING_ASKED =
      Refusal.of(400, 1006, "The body names no classification").at(Roles::value);
  static final Refusal UNKNOWN_FIELD =
      Refusal.of(400, 1011, "The body has a member that isn't known here");
  static final Refusal NOT_AN_OBJECT = Refusal.of(400, 1012, "The body is a JSON object");
  static final Refusal OUT_OF_SCHEMA =
      Refusal.of(422, 1013, "A member of the body is missing, or not as it has to be");

  static final Refusal MEDIA_TYPE =
      Refusal.of(415, 9207, "The body is application/json, in UTF-8")
          .with("Accept-Patch", "application/json");
  static final Refusal CONTENT_CODING =
      Refusal.of(415, 9208, "The body comes without a content coding")
          .with("Accept-Encoding", "identity");
  static final Refusal NOT_HTTP = unreadable(400, "The request isn't HTTP as RFC 9112 has it");

  static final Refusal NO_ROUTE = Refusal.of(404, 7000, "There is no such route");
  static final Refusal BAD_ID = Refusal.of(400, 7003, "An id in the path is not one that can be");
  static final Refusal BAD_PAGE =
      Refusal.of(400, 7004, "page is a number from 1 on, and per_page one from 1 to 1000");
  static final Refusal NO_CREDENTIALS =
      Refusal.of(401, 9106, "An API token is needed").with("WWW-Authenticate", "Bearer");
  static final Refusal BAD_CREDENTIALS =
      Refusal.of(400, 6003, "The header Authorization is Bearer and a token");
  static final Refusal WRONG_TOKEN = Refusal.of(403, 9109, "The API token is not valid");

  private Refusals() {}

  public static Refusal openTransition(String observation) {
    return Refusal.of(
            409, 1007, "This server refuses the change (policy " + observation + "=refused)")
        .at(Roles::value);
  }

  public static Refusal rationaleMissing(State wanted) {
    return Refusal.of(422, 1002, "The classification " + wanted.name() + " takes a rationale")
        .at(Roles::reason);
  }

  public static Refusal malformed(String reason) {
    return Refusal.of(400, 6007, "The body can't be read: " + reason);
  }

  public static Refusal badQuery(String reason) {
    return Refusal.of(400, 7005, "The query can't be read: " + reason);
  }

  public static Refusal method(String allowed) {
    return Refusal.of(405, 10405, "The resource knows only " + allowed).with("Allow", allowed);
  }

  public static Refusal full(int capacity) {
    return Refusal.of(
        507,
        7404,
        "This server keeps "
            + capacity
            + " insights and has no room for another; start it anew, or use fewer ids");
  }

  public static Refusal unreadable(int status, String what) {
    return Refusal.of(status, 10400, what);
  }

  public static Refusal failed(RuntimeException cause) {
    return Refusal.of(
        500, 10500, "The reference server failed with a " + cause.getClass().getSimpleName());
  }
}
