/**
 * The reference implementation of the contract, as a server for tests.
 *
 * <p>A chain of small stages ({@link io.github.insightkit.conformance.mock.server.Behaviour}) turns
 * a request into a reply without knowing of sockets; a thin shell over Netty carries bytes to it
 * and back. What the endpoint does comes from the contract's data. Where the contract is silent, a
 * {@link io.github.insightkit.conformance.mock.server.Policies policy} decides; a {@link
 * io.github.insightkit.conformance.mock.faults.Fault fault} breaks one stage on purpose.
 */
@NullMarked
package io.github.insightkit.conformance.mock.server;

import org.jspecify.annotations.NullMarked;
