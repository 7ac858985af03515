package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Roles;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * What the server does at each stage, and what it remembers. Its steps keep no call's data.
 *
 * @param roles the names of a body's members by what they are for
 * @param memory what the server remembers of insights
 * @param steps what is done at a stage; nothing at those that are left out
 * @param nanoTime what time it is, as {@link System#nanoTime} tells it
 */
public record Behaviour(
    Roles roles, InsightStore memory, Map<Stage, Step> steps, LongSupplier nanoTime) {
  /** What is done at one stage. Called by several threads at once, each with a call of its own. */
  @FunctionalInterface
  public interface Step {
    /** Takes the step: looks at what was made of the request so far, and makes more of it. */
    void take(Call call);
  }

  public Step step(Stage stage) {
    return Objects.requireNonNullElse(steps.get(stage), call -> {});
  }

  Behaviour with(Stage stage, Step step) {
    Map<Stage, Step> others = new EnumMap<>(Stage.class);
    others.putAll(steps);
    others.put(stage, step);
    return new Behaviour(roles, memory, others, nanoTime);
  }
}
