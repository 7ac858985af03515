package io.github.insightkit.conformance.reference;

/** What becomes of a request: it is applied, or it is refused. */
sealed interface Verdict permits Applied, Refusal {}
