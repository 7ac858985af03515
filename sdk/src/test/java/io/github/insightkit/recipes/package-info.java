/** The recipes of the documentation, run against servers on loopback. They see what users see. */
@NullMarked
package io.github.insightkit.recipes;

import org.jspecify.annotations.NullMarked;
