/** Sends one request after the other within limits, and leaves insights as they should be left. */
@NullMarked
package io.github.insightkit.conformance.session;

import org.jspecify.annotations.NullMarked;
