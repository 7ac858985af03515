package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Framing;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The reference implementation without a network: takes a request through the stages of a
 * behaviour.
 *
 * <p>It keeps its state in memory. Safe for use by several threads.
 */
public final class Handler {
  private static final long ONE_CONNECTION = 1;

  private final Behaviour behaviour;

  /** Keeps this contract, and asks for this bearer token; for none if it is null. */
  public Handler(Contract contract, Policies policies, @Nullable String token) {
    this(ContractBehaviour.of(contract, policies, token));
  }

  Handler(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  /** Answers this request, whose path starts below the base. */
  public Result.Response answer(Request request) {
    boolean readable = !Framing.isContradictory(request) && !Framing.isUnaddressed(request);
    Call call =
        new Call(
            behaviour,
            new ReceivedRequest(
                request.method(),
                ContractBehaviour.BASE + request.path(),
                "HTTP/2",
                request.headers(),
                request.body().toByteArray(),
                ONE_CONNECTION,
                false));
    if (readable) {
      call.run(Stage.WHOLE);
    } else {
      call.decide(Refusals.NOT_HTTP);
      ContractBehaviour.answer(call);
    }
    Reply reply = call.reply();
    return new Result.Response(reply.status(), reply.headers(), ByteString.of(reply.body()), false);
  }

  /** Answers a request, framed for a connection. */
  Delivery serve(ReceivedRequest request) {
    Call call = new Call(behaviour, request);
    call.run(Stage.WHOLE);
    return delivered(call);
  }

  /** Answers a request that can't be read as one; the connection should not go on after it. */
  Delivery refuse(ReceivedRequest request, Refusal refusal) {
    Call call = new Call(behaviour, request);
    call.decide(refusal);
    ContractBehaviour.answer(call);
    return delivered(call);
  }

  private static Delivery delivered(Call call) {
    call.run(Stage.DELIVER);
    return call.delivery();
  }
}
