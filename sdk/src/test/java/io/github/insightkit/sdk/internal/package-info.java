/** The parts that can be tried without a socket. */
@NullMarked
package io.github.insightkit.sdk.internal;

import org.jspecify.annotations.NullMarked;
