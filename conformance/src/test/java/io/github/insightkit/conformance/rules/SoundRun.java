package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.history.TokenForm;
import io.github.insightkit.conformance.mock.server.Handler;
import io.github.insightkit.conformance.mock.server.Policies;
import io.github.insightkit.conformance.session.Limits;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.Settings;
import io.github.insightkit.conformance.session.SkippedPauses;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import io.github.insightkit.conformance.transport.Transport;
import io.github.insightkit.conformance.workload.Workload;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** All workloads, sent to an implementation that keeps the contract, in memory. */
public final class SoundRun {
  private SoundRun() {}

  /** What happens if open questions are answered as usual, but for these. */
  static History history(String... policies) {
    return history(EnumSet.allOf(Profile.class), policies);
  }

  /** What happens if these parts of a run are sent. */
  public static History of(Set<Profile> profiles) {
    return history(profiles);
  }

  private static History history(Set<Profile> profiles, String... policies) {
    Policies choices = Policies.usual(Recorded.CONTRACT).with(policies);
    SkippedPauses pauses = new SkippedPauses();
    Session session =
        new Session(
            Recorded.CONTRACT,
            new InMemory(
                new Handler(Recorded.CONTRACT, choices, TokenForm.WHOLE.placeholder()), pauses),
            new History.Origin("r", "http://127.0.0.1", Recorded.CONTRACT.version(), 0, true),
            new Settings(new Limits(1_000, Duration.ZERO), Reads.Source.AUDIT_LOG).pausing(pauses));
    Subjects subjects = Subjects.examples(Recorded.CONTRACT);
    try {
      session.list().begin(subjects.addresses());
      for (Workload workload : Workload.all()) {
        if (profiles.contains(workload.profile())) {
          workload.requests().send(session, subjects);
        }
      }
    } catch (StopRun e) {
      throw new AssertionError(e);
    }
    return session.history();
  }

  private record InMemory(Handler service, SkippedPauses pauses) implements Transport {
    @Override
    public Result send(Request request) {
      return service.answer(request);
    }

    /** One after the other is one of the orders in which they may take effect. */
    @Override
    public List<Timed> sendAtOnce(List<Request> requests) {
      long start = pauses.nanoTime();
      List<Result> results = requests.stream().map(this::send).toList();
      long end = Math.max(pauses.nanoTime(), start + 1_000);
      return results.stream().map(result -> new Timed(result, start, end)).toList();
    }

    @Override
    public void close() {}
  }
}
