/** The contract implemented a second time, sharing nothing with the reference server. */
@NullMarked
package io.github.insightkit.conformance.second;

import org.jspecify.annotations.NullMarked;
