@NullMarked
package io.github.insightkit.sdk.model;

import org.jspecify.annotations.NullMarked;
