package io.github.insightkit.conformance.mock.server;

/** The request is granted. */
public enum Applied implements Decision {
  APPLIED
}
