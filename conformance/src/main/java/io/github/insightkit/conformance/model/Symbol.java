package io.github.insightkit.conformance.model;

/**
 * An input with its answer: what one exchange shows of the machine.
 *
 * @param input what was asked
 * @param answer what was answered
 */
record Symbol(Input input, Answer answer) {}
