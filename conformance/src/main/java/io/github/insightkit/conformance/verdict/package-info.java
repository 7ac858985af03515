/** Judgements, and the report as data: what came of a run, without any rendering. */
@NullMarked
package io.github.insightkit.conformance.verdict;

import org.jspecify.annotations.NullMarked;
