package io.github.insightkit.conformance.model;

/** What makes a request one that the contract forbids in every state. */
public enum Defect {
  /** The value takes a rationale and none is given. */
  RATIONALE_MISSING,
  /** The value takes a rationale and null is given. */
  RATIONALE_NULL,
  /** The rationale is neither a string nor null. */
  RATIONALE_NOT_A_STRING,
  /** The classification is a string that the contract doesn't list. */
  UNKNOWN_VALUE,
  /** The classification is one that the contract lists, but for the case. */
  VALUE_CASE,
  /** The classification is one that the contract lists, with white space around it. */
  VALUE_PADDED,
  /** The classification is a text that stands for nothing: empty, blank, or the word null. */
  VALUE_AS_NULL,
  /** The classification is neither a string nor null. */
  VALUE_NOT_A_STRING,
  /** The body isn't one JSON document. */
  MALFORMED_JSON,
  /** The body is JSON, but no object. */
  NOT_AN_OBJECT,
  /** No credentials are given. */
  NO_CREDENTIALS,
  /** The credentials are not the ones that the run was given. */
  WRONG_CREDENTIALS,
  /** The credentials are given by another scheme than the one that the contract names. */
  WRONG_SCHEME;

  /** How much of a detail is quoted, in UTF-16 units. */
  private static final int QUOTED = 60;

  /** What a request with this defect asks for, in words. */
  String words(String detail) {
    String what = detail.length() <= QUOTED ? detail : detail.substring(0, QUOTED) + "...";
    return switch (this) {
      case RATIONALE_MISSING -> what + " without a rationale";
      case RATIONALE_NULL -> what + " with a null rationale";
      case RATIONALE_NOT_A_STRING -> what + " for a rationale";
      case UNKNOWN_VALUE -> "the unknown value " + what;
      case VALUE_CASE -> "the value " + what + " in another case";
      case VALUE_PADDED -> "the value " + what + " with white space around it";
      case VALUE_AS_NULL -> "the text " + what + " in place of null";
      case VALUE_NOT_A_STRING -> "the classification " + what + ", which is no string";
      case MALFORMED_JSON -> "a body that can't be read (" + what + ")";
      case NOT_AN_OBJECT -> "a body that is no object but " + what;
      case NO_CREDENTIALS -> "a change without credentials";
      case WRONG_CREDENTIALS -> "a change with a wrong token";
      case WRONG_SCHEME -> "a change with credentials by another scheme";
    };
  }
}
