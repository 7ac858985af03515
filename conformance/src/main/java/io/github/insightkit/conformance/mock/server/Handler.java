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
    this(ContractBehaviour.of(contract, policies, token, System::nanoTime));
  }

  Handler(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  /** Answers this request, whose path starts below the base. */
  public Result.Response answer(Request request) {
    boolean readable = !Framing.isContradictory(request) && !Framing.isUnaddressed(request);
    ReceivedRequest received =
        new ReceivedRequest(
            request.method(),
            ContractBehaviour.BASE + request.path(),
            "HTTP/2",
            request.headers(),
            request.body().toByteArray(),
            ONE_CONNECTION,
            false);
    Reply reply = answered(received, readable ? null : Refusals.NOT_HTTP).reply();
    return new Result.Response(reply.status(), reply.headers(), ByteString.of(reply.body()), false);
  }

  /**
   * Answers a request, framed for a connection.
   *
   * @param refusal why it can't be read as one, if so; the connection should not go on after it
   */
  Delivery serve(ReceivedRequest request, @Nullable Refusal refusal) {
    Call call = answered(request, refusal);
    call.run(Stage.DELIVER);
    return call.delivery();
  }

  private Call answered(ReceivedRequest request, @Nullable Refusal refusal) {
    Call call = new Call(behaviour, request);
    if (refusal == null) {
      call.run(Stage.WHOLE);
    } else {
      call.decide(refusal);
      ContractBehaviour.answer(call);
    }
    return call;
  }
}
