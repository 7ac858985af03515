package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Bytes;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reference implementation without a network: a request goes in, its answer comes out.
 *
 * <p>It keeps its state in memory. Safe for use by several threads.
 */
public final class Handler {
  private static final String VERSION = "HTTP/1.1";
  private static final long ONE_CONNECTION = 1;

  private final Pipeline service;

  /**
   * A service that keeps this contract.
   *
   * @param token the bearer token to ask for; none if it is null
   */
  public Handler(Contract contract, Policies policies, @Nullable String token) {
    this.service =
        new Pipeline(
            contract.roles(),
            ContractBehaviour.behaviour(contract, policies, token),
            ContractBehaviour.overview(contract, policies));
  }

  /** Answers this request. */
  public Result.Response answer(io.github.insightkit.conformance.history.Request request) {
    Headers headers =
        new Headers(
            request.headers().stream()
                .map(header -> new Headers.Field(header.name(), header.value()))
                .toList());
    Reply reply =
        service.handle(
            new ReceivedRequest(
                request.method(),
                ContractBehaviour.BASE + request.path(),
                VERSION,
                headers,
                request.body().toArray(),
                ONE_CONNECTION));
    List<Header> fields =
        reply.headers().fields().stream()
            .map(field -> new Header(field.name(), field.value()))
            .toList();
    return new Result.Response(reply.status(), fields, Bytes.of(reply.body()), false);
  }
}
