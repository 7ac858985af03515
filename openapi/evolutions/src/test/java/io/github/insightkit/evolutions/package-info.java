/**
 * What an API's maintainer would change in the contract, and what becomes of each change: in the
 * check, the generator, the compiler, and on the wire.
 */
@NullMarked
package io.github.insightkit.evolutions;

import org.jspecify.annotations.NullMarked;
