package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.State;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the server does, stage by stage, in the order of the interfaces below.
 *
 * <p>Each stage is kept under its type and can be replaced alone, and sees what the stages before
 * it made of the request. The stages up to {@link ReadRationale} leave with a {@link
 * Refusal.RefusedException} to refuse; {@link InsightStore} is what is remembered. All are called
 * by several threads at once.
 */
public final class Behaviour {
  /** Has no stages yet. */
  static final Behaviour NONE = new Behaviour(Map.of());

  private final Map<Class<?>, Object> stages;

  private Behaviour(Map<Class<?>, Object> stages) {
    this.stages = Map.copyOf(stages);
  }

  /**
   * The stage of this type.
   *
   * @throws IllegalArgumentException if there is no such stage
   */
  public <T> T stage(Class<T> type) {
    Object stage = stages.get(type);
    if (stage == null) {
      throw new IllegalArgumentException("there is no stage " + type.getSimpleName());
    }
    return type.cast(stage);
  }

  /** The same behaviour with this stage in place of any other of its type. */
  public <T> Behaviour with(Class<T> type, T stage) {
    Map<Class<?>, Object> others = new HashMap<>(stages);
    others.put(type, stage);
    return new Behaviour(others);
  }

  /** Writes an answer. */
  public Reply reply(DecidedRequest answer) {
    return stage(Render.class).reply(answer, stage(Compose.class).envelope(answer));
  }

  /** Wraps all that turns a request into a reply. */
  public interface Around {
    Reply handle(ReceivedRequest request, Function<ReceivedRequest, Reply> rest);
  }

  /** Refuses a request without the right credentials. */
  public interface Authenticate {
    void check(ReceivedRequest request);
  }

  /** Finds what the request is about. */
  public interface Route {
    Attempt.Target find(ReceivedRequest request);
  }

  /** Refuses by header fields. */
  public interface Admit {
    void check(ReceivedRequest request);
  }

  /** Finds the insight that is meant. */
  public interface Identify {
    Insight.Id find(ReceivedRequest request, Attempt.Target target);
  }

  /** Reads the body. */
  public interface Parse {
    ObjectNode read(ReceivedRequest request);
  }

  /** Reads the wanted state; null where the body names none. */
  public interface ReadValue {
    @Nullable State read(ReceivedRequest request, ParsedBody body);
  }

  /** Reads the rationale for this state; null where there is none. */
  public interface ReadRationale {
    @Nullable String read(ReceivedRequest request, ParsedBody body, @Nullable State wanted);
  }

  /** What the server remembers of insights. */
  public interface InsightStore {

    /**
     * Changes one insight in one indivisible step.
     *
     * @param id the insight; one that was never heard of is unclassified
     * @param change what becomes of it; called once, and may throw, which changes nothing
     * @throws Refusal.RefusedException if the insight is new and there is no room for it
     */
    void update(Insight.Id id, UnaryOperator<Insight> change);

    /** What stands on an insight. */
    default Insight look(Insight.Id id) {
      Insight[] seen = new Insight[1];
      update(id, before -> seen[0] = before);
      return seen[0];
    }
  }

  /** Grants or refuses. */
  public interface Decide {
    Decision decide(Attempt attempt, Insight before);
  }

  /** Says what the insight becomes. */
  interface Store {
    Insight store(Attempt attempt, Insight before, Decision verdict);
  }

  /** Writes the envelope. */
  interface Compose {
    ObjectNode envelope(DecidedRequest answer);
  }

  /** Makes the envelope a reply. */
  interface Render {
    Reply reply(DecidedRequest answer, ObjectNode envelope);
  }

  /** Plans how the reply goes out. */
  interface Deliver {
    Delivery plan(ReceivedRequest request, Reply reply);
  }
}
