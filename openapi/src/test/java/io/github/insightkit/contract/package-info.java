/** The real contract passes; each edit of it that makes it wrong is told. */
@NullMarked
package io.github.insightkit.contract;

import org.jspecify.annotations.NullMarked;
