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
  WRONG_SCHEME
}
