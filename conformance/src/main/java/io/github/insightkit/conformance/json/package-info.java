/** JSON as RFC 8259 and RFC 7493 have it: one document, UTF-8, no name twice. */
@NullMarked
package io.github.insightkit.conformance.json;

import org.jspecify.annotations.NullMarked;
