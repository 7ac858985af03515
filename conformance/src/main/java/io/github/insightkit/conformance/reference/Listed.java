package io.github.insightkit.conformance.reference;

import tools.jackson.databind.node.ObjectNode;

/**
 * A list was asked for, and is given.
 *
 * @param result what stands under {@code result} in the envelope
 */
record Listed(ObjectNode result) implements Verdict {}
