/** Recorded traffic as browsers and proxies save it, read into a history. */
@NullMarked
package io.github.insightkit.conformance.har;

import org.jspecify.annotations.NullMarked;
