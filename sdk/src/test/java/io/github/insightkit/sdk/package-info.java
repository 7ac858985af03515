/** The client against real sockets on loopback. */
@NullMarked
package io.github.insightkit.sdk;

import org.jspecify.annotations.NullMarked;
