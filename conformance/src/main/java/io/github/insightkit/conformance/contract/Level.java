package io.github.insightkit.conformance.contract;

/** What a rule rests on, and so what breaking it is worth. */
public enum Level {
  /** A clause of the endpoint's own description; broken, it fails. */
  MUST,
  /** A standard below the endpoint, such as RFC 9110; broken, it fails. */
  HTTP,
  /** A convention of the whole API; broken, it warns, and fails in a strict run. */
  VENDOR,
  /** Good sense that is stated nowhere; broken, it warns. */
  SHOULD
}
