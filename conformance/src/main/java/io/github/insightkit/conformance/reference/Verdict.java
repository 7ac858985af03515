package io.github.insightkit.conformance.reference;

/** What becomes of a request: a change is applied, a list or a log is given, or any is refused. */
sealed interface Verdict permits Applied, Listed, Refusal {}
