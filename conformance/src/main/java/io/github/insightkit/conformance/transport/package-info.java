/**
 * The way to the implementation under test: requests go out once, as they are, and answers come
 * back as they are.
 */
@NullMarked
package io.github.insightkit.conformance.transport;

import org.jspecify.annotations.NullMarked;
