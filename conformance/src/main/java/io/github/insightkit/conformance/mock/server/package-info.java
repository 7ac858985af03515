/**
 * The reference implementation of the contract, as a server for tests.
 *
 * <p>A request is a {@link io.github.insightkit.conformance.mock.server.Call}, which passes through
 * the {@linkplain io.github.insightkit.conformance.mock.server.Stage stages} without knowing of
 * sockets; a thin shell over Netty carries bytes to them and back. Where the contract is silent, a
 * {@link io.github.insightkit.conformance.mock.server.Policies policy} decides; a {@linkplain
 * NamedChange#fault fault} breaks one stage on purpose.
 */
@NullMarked
package io.github.insightkit.conformance.mock.server;

import org.jspecify.annotations.NullMarked;
