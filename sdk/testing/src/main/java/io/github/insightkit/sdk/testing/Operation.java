package io.github.insightkit.sdk.testing;

/** What can be asked of the API. */
public enum Operation {
  /** To change the classification of an insight. */
  CHANGE,
  /** To list insights. */
  LIST,
  /** To read the audit log, of one insight or of all. */
  HISTORY
}
