package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/**
 * Sends requests in an order that nobody thought of: a random walk through the contract's machine,
 * from one insight to another, the same for the same seed.
 *
 * <p>It finds what shows only after a history that no other workload has, and what one insight has
 * of another. It doesn't depend on the answers.
 */
final class WalkWorkload {
  /** How many requests it takes for each insight, after the reset of each. */
  private static final int LENGTH = 6;

  /** Among how many insights it goes. */
  private static final int INSIGHTS = 4;

  /** How large jqwik is to think a run of tries is; of no consequence for a choice among a few. */
  private static final int TRIES = 1_000;

  private WalkWorkload() {}

  static void run(Session session, Subjects subjects) throws StopRun {
    List<Probe> looks = new ArrayList<>();
    for (Address insight : subjects.working().stream().limit(INSIGHTS).toList()) {
      Probe look = new Probe(session, insight);
      look.reset();
      looks.add(look);
    }
    RandomGenerator<Step> steps = Arbitraries.frequency(steps(looks.get(0))).generator(TRIES);
    Random random = new Random(session.seed());
    for (int i = 0; i < LENGTH * looks.size(); i++) {
      Step step = steps.next(random).value();
      looks.get(random.nextInt(looks.size())).change(step.body(), "random walk: " + step.purpose());
    }
  }

  private record Step(String body, String purpose) {}

  /**
   * The requests that a walk is made of, each with how often it is sent. Two requests for a value
   * to one reset: as many direct changes as values that are set.
   */
  private static List<Tuple2<Integer, Step>> steps(Probe look) {
    List<Tuple2<Integer, Step>> steps = new ArrayList<>();
    steps.add(Tuple.of(4, new Step(look.bodies().reset(), "reset")));
    for (State value : look.values()) {
      steps.add(Tuple.of(3, new Step(look.bodies().of(value), value.name())));
    }
    for (State value : look.bodies().demanding()) {
      steps.add(
          Tuple.of(1, new Step(look.bodies().bare(value), value.name() + " without a rationale")));
    }
    steps.add(Tuple.of(1, new Step(look.bodies().unknown(), "an unknown value")));
    return steps;
  }
}
