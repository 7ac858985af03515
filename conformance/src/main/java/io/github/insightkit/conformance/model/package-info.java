/** What a request asks of an insight and what its answer says, in the contract's terms. */
@NullMarked
package io.github.insightkit.conformance.model;

import org.jspecify.annotations.NullMarked;
