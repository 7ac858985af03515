package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.State;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A request that reached an insight, with all that was made of it before the insight was looked at.
 *
 * <p>A body that was refused is an attempt as well: what a refused request leaves behind is then
 * one stage's business, whatever it was refused for.
 *
 * @param request the request
 * @param target what its path names
 * @param insight the insight that this leads to
 * @param body the body, null if it couldn't be read
 * @param wish what the body asks for, null if it was refused
 * @param refusal why the body was refused, null if it wasn't
 */
public record Attempt(
    ReceivedRequest request,
    Target target,
    Insight.Id insight,
    @Nullable ParsedBody body,
    @Nullable Wish wish,
    @Nullable Refusal refusal) {

  /**
   * What a request is about: the contract's operation and the ids in the path, decoded once.
   *
   * @param operation the operation
   * @param owner the account or zone
   * @param issue the insight
   */
  public record Target(Operation operation, String owner, String issue) {}

  /**
   * What a well-formed body asks for.
   *
   * @param state the wanted state; null where the body has no classification at all
   * @param rationale the rationale; null where there is none
   */
  record Wish(@Nullable State state, @Nullable String rationale) {}

  /** The state asked for; null if the body names none or was refused. */
  public @Nullable State wanted() {
    return wish == null ? null : wish.state();
  }

  /** The rationale asked for; null if there is none or the body was refused. */
  public @Nullable String rationale() {
    return wish == null ? null : wish.rationale();
  }

  /** The body's member that names the state asked for; a missing node if there is none. */
  public JsonNode value() {
    return body == null ? MissingNode.getInstance() : body.value();
  }

  /** The body's member that says why; a missing node if there is none. */
  public JsonNode reason() {
    return body == null ? MissingNode.getInstance() : body.reason();
  }
}
