package io.github.insightkit.conformance.mock.server;

/** What becomes of a request: a change is applied, a list or a log is given, or any is refused. */
public sealed interface Decision permits Applied, Listed, Refusal {}
