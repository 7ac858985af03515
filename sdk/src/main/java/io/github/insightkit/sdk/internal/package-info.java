/** How a change travels and how its ending is judged. Not exported: nothing here is promised. */
@NullMarked
package io.github.insightkit.sdk.internal;

import org.jspecify.annotations.NullMarked;
