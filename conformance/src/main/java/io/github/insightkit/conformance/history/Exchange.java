package io.github.insightkit.conformance.history;

/**
 * One request and what came of it.
 *
 * @param index its place in the order of sending, from 0
 * @param purpose what the workload sent it for, in words; rules take no notice of it
 * @param request what went out
 * @param result what came of it
 * @param startMicros when sending began, in microseconds since the run began
 * @param endMicros when the answer was complete or given up, likewise
 */
public record Exchange(
    int index, String purpose, Request request, Result result, long startMicros, long endMicros) {}
