/**
 * What was sent and what came back, as plain data.
 *
 * <p>A history is all that the rules ever see. It can be saved, loaded and judged without a server.
 */
@NullMarked
package io.github.insightkit.conformance.history;

import org.jspecify.annotations.NullMarked;
