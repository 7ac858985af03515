package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.Roles;
import io.github.insightkit.conformance.contract.State;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request on its way through the stages, with all that was made of it so far.
 *
 * <p>The stages write what they make into its fields; what stands elsewhere reads them through its
 * methods and writes through a {@link Change}. A body that was refused still reaches the stages of
 * the change: what a refused request leaves behind is then one stage's business, whatever it was
 * refused for. Only the thread that serves the request uses it.
 */
public final class Call {
  private static final Set<Integer> CREDENTIALS = Set.of(9106, 9109, 6003);

  private final Behaviour behaviour;
  ReceivedRequest request;
  @Nullable Target target;
  Insight.@Nullable Id insight;
  @Nullable ObjectNode body;
  @Nullable State wanted;
  @Nullable String rationale;
  @Nullable Refusal refusal;
  @Nullable Insight before;
  @Nullable Insight after;
  @Nullable Decision decision;
  @Nullable ObjectNode envelope;
  @Nullable Reply reply;
  @Nullable Delivery delivery;

  /** What a request is about: the contract's operation and the ids in the path, decoded once. */
  public record Target(Operation operation, String owner, String issue) {}

  Call(Behaviour behaviour, ReceivedRequest request) {
    this.behaviour = behaviour;
    this.request = request;
  }

  void run(Stage stage) {
    behaviour.step(stage).take(this);
  }

  /** Takes a step that sees this request in place of the one that came. */
  void run(ReceivedRequest other, Behaviour.Step step) {
    ReceivedRequest own = request;
    request = other;
    try {
      step.take(this);
    } finally {
      request = own;
    }
  }

  /** The insight that a path of these ids would lead to. */
  Insight.Id insight(Target other) {
    Call call = new Call(behaviour, request);
    call.target = other;
    call.run(Stage.IDENTIFY);
    return call.insight();
  }

  public InsightStore memory() {
    return behaviour.memory();
  }

  /** What time it is, as {@link System#nanoTime} tells it. */
  public long nanoTime() {
    return behaviour.nanoTime().getAsLong();
  }

  /** What becomes of the insight, if this stands on it. */
  public Insight change(Insight standing) {
    before = standing;
    run(Stage.CHANGE);
    return after();
  }

  /** The names of the body's members by what they are for. */
  public Roles roles() {
    return behaviour.roles();
  }

  public ReceivedRequest request() {
    return request;
  }

  public Target target() {
    return Objects.requireNonNull(target);
  }

  public Insight.Id insight() {
    return Objects.requireNonNull(insight);
  }

  public boolean reachedInsight() {
    return insight != null;
  }

  /** The body; null if it couldn't be read. */
  public @Nullable ObjectNode body() {
    return body;
  }

  /** The body's member that names the state asked for; a missing node if there is none. */
  public JsonNode value() {
    return body == null ? MissingNode.getInstance() : body.path(roles().value());
  }

  /** The body's member that says why; a missing node if there is none. */
  public JsonNode reason() {
    return body == null ? MissingNode.getInstance() : body.path(roles().reason());
  }

  public boolean hasReason() {
    return !reason().isMissingNode();
  }

  /** The state asked for; null if the body names none or was refused. */
  public @Nullable State wanted() {
    return wanted;
  }

  /** The same of a body that names one and wasn't refused. */
  public State asked() {
    return Objects.requireNonNull(wanted);
  }

  /** The rationale asked for; null if there is none or the body was refused. */
  public @Nullable String rationale() {
    return rationale;
  }

  /** Whether the body was refused, before the insight was looked at. */
  public boolean hasRefusedBody() {
    return refusal != null;
  }

  /** What stood on the insight. */
  public Insight before() {
    return Objects.requireNonNull(before);
  }

  /** What stands on it now. */
  public Insight after() {
    return Objects.requireNonNull(after);
  }

  public Decision decision() {
    return Objects.requireNonNull(decision);
  }

  public boolean applied() {
    return decision instanceof Decision.Applied;
  }

  public boolean refused() {
    return decision instanceof Refusal;
  }

  /** Whether this is refused for its credentials. */
  public boolean unauthorized() {
    return decision instanceof Refusal reason
        && !reachedInsight()
        && CREDENTIALS.contains(reason.code());
  }

  ObjectNode envelope() {
    return Objects.requireNonNull(envelope);
  }

  public Reply reply() {
    return Objects.requireNonNull(reply);
  }

  Delivery delivery() {
    return Objects.requireNonNull(delivery);
  }

  /** Says what becomes of the request, whatever was said before. */
  public void decide(Decision other) {
    decision = other;
  }

  /** Takes this to be what stands on the insight. */
  public void finds(Insight found) {
    before = found;
  }
}
