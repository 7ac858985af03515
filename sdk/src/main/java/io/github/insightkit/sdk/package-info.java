/** A client for the classification of Security Center insights. */
@NullMarked
package io.github.insightkit.sdk;

import org.jspecify.annotations.NullMarked;
