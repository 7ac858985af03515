/** What a broken server does: faults as rows, each with the rule that it breaks. */
@NullMarked
package io.github.insightkit.conformance.mock.faults;

import org.jspecify.annotations.NullMarked;
