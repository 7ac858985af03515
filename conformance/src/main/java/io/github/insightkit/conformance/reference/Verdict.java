package io.github.insightkit.conformance.reference;

/** What becomes of a request: a change is applied, a list is given, or either is refused. */
sealed interface Verdict permits Applied, Listed, Refusal {}
