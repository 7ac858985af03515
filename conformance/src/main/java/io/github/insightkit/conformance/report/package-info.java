/** What came of a run, for people and for programs. */
@NullMarked
package io.github.insightkit.conformance.report;

import org.jspecify.annotations.NullMarked;
