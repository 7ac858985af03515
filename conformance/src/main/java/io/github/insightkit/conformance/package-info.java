/** The conformance kit: what any implementation of the contract is held to. */
@NullMarked
package io.github.insightkit.conformance;

import org.jspecify.annotations.NullMarked;
