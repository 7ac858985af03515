/** A fake of the API without a socket, and failures, for tests of code that uses the client. */
@NullMarked
package io.github.insightkit.sdk.testing;

import org.jspecify.annotations.NullMarked;
