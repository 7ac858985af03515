/** What a call costs: by hand, with this client, and with the client of the stock templates. */
@NullMarked
package io.github.insightkit.benchmarks;

import org.jspecify.annotations.NullMarked;
