/** What a sound server may do as well: variants as rows, none of which breaks the contract. */
@NullMarked
package io.github.insightkit.conformance.mock.variants;

import org.jspecify.annotations.NullMarked;
