package io.github.insightkit.conformance.reference;

import org.jspecify.annotations.Nullable;

/**
 * A verdict, with what it is a verdict on.
 *
 * @param request the request
 * @param attempt what it tried to do; null if it never reached an insight
 * @param verdict what became of it
 */
record Answer(Request request, @Nullable Attempt attempt, Verdict verdict) {

  boolean applied() {
    return verdict instanceof Applied;
  }

  /** Whether a change was refused that did reach an insight. */
  boolean refusedChange() {
    return verdict instanceof Refusal && attempt != null;
  }
}
