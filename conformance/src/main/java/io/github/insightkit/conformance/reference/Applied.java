package io.github.insightkit.conformance.reference;

/** The request is granted. */
enum Applied implements Verdict {
  APPLIED
}
