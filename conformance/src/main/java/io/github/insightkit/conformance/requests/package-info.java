/**
 * What a request asks: one catalogue, and one row for each kind of request.
 *
 * <p>A row is everything about its kind. What is sent, how a recorded request is recognised, what
 * is said of it, which rules it may break and in which order these are suspected all follow from
 * the rows.
 */
@NullMarked
package io.github.insightkit.conformance.requests;

import org.jspecify.annotations.NullMarked;
