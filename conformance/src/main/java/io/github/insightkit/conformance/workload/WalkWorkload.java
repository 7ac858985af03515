package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;

/**
 * Sends requests in an order that nobody thought of: a random walk through the contract's machine,
 * the same for the same seed.
 *
 * <p>It finds what shows only after a history that no other workload has. The walk is worked out
 * before the first request of it is sent, and doesn't depend on the answers.
 */
final class WalkWorkload implements Workload {
  /** How many requests it takes. */
  private static final int LENGTH = 24;

  /** How large jqwik is to think a run of tries is; of no consequence for a chain of actions. */
  private static final int TRIES = 1_000;

  @Override
  public Profile profile() {
    return Profile.WALK;
  }

  @Override
  public void run(Session session, Subjects subjects) throws StopRun {
    Address insight = subjects.first();
    Probe look = new Probe(session, insight);
    look.reset();
    for (Step step : steps(look, session.origin().seed())) {
      session.change(insight, step.body(), "random walk: " + step.purpose());
    }
  }

  /** One request. */
  private record Step(String body, String purpose) {}

  /** The requests so far, and whether a value stands after them where all is as it should be. */
  private static final class Walk {
    private final List<Step> steps = new ArrayList<>();
    private boolean classified;
  }

  private static List<Step> steps(Probe look, long seed) {
    ActionChainArbitrary<Walk> chain =
        ActionChain.<Walk>startWith(Walk::new).withMaxTransformations(LENGTH);
    // Two requests for a value to one reset: as many direct changes as values that are set.
    chain = chain.withAction(4, reset(look.bodies().reset()));
    for (State value : look.values()) {
      chain = chain.withAction(3, set(value, look.bodies().of(value)));
      chain =
          chain.withAction(
              1,
              value.rationale() == RationaleNeed.REQUIRED
                  ? refused(look.bodies().bare(value), value.name() + " without a rationale")
                  : set(value, look.bodies().bare(value)));
    }
    chain =
        chain
            .withAction(1, refused(look.bodies().unknown(), "an unknown value"))
            .withAction(1, refused(look.bodies().nothing(), "no classification"));
    return List.copyOf(chain.generator(TRIES).next(new Random(seed)).value().run().steps);
  }

  private static Action<Walk> reset(String body) {
    return Action.<Walk>when(walk -> walk.classified)
        .describeAs("reset")
        .just(
            Transformer.mutate(
                "reset",
                walk -> {
                  walk.classified = false;
                  walk.steps.add(new Step(body, "reset"));
                }));
  }

  private static Action<Walk> set(State value, String body) {
    return Action.just(
        "set",
        Transformer.mutate(
            "set",
            walk -> {
              walk.classified = true;
              walk.steps.add(new Step(body, value.name()));
            }));
  }

  private static Action<Walk> refused(String body, String purpose) {
    return Action.just(
        "refused", Transformer.mutate("refused", walk -> walk.steps.add(new Step(body, purpose))));
  }
}
