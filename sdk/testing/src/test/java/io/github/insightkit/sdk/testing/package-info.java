/** What the fake does, and what it leads the client to do. */
@NullMarked
package io.github.insightkit.sdk.testing;

import org.jspecify.annotations.NullMarked;
