/** The commands, one class each: they read arguments, call the kit and print. */
@NullMarked
package io.github.insightkit.conformance.command;

import org.jspecify.annotations.NullMarked;
