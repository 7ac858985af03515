package io.github.insightkit.conformance.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.rules.SoundRun;
import io.github.insightkit.conformance.run.Checked;
import io.github.insightkit.conformance.run.Run;
import io.github.insightkit.conformance.run.Selection;
import io.github.insightkit.conformance.session.Endpoint;
import io.github.insightkit.conformance.session.Limits;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.Settings;
import io.github.insightkit.conformance.session.Subjects;
import io.github.insightkit.conformance.transport.Secret;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is looked at after a pause, with as many insights as there are. */
@Execution(ExecutionMode.CONCURRENT)
class DurabilityWorkloadTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;

  private static Report report(String fault, int insights, boolean inBothScopes) throws Exception {
    List<String> issues = List.of("a", "b", "c", "d", "e").subList(0, insights);
    Subjects subjects =
        Subjects.of(
            CONTRACT,
            inBothScopes ? Map.of("account", "A", "zone", "Z") : Map.of("zone", "Z"),
            issues);
    try (MockServer server =
            MockServer.builder(CONTRACT)
                .token(Checked.TOKEN)
                .changes(List.of(Faults.of(CONTRACT).named(fault)))
                .start();
        Session session =
            Session.with(
                new Endpoint(
                    server.baseUri().toString(),
                    new Secret(Checked.TOKEN),
                    "TOKEN",
                    Checked.PATIENT),
                CONTRACT,
                1,
                new Settings(new Limits(10_000), Reads.Source.NOTHING))) {
      return new Run(session, Selection.of(List.of(Profile.DURABILITY), List.of(), List.of()))
          .of(subjects, false, Set.of(), "test");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "state-expires, 1, false",
    "state-expires, 2, true",
    "state-expires, 4, true",
    "value-with-rationale-expires, 5, false",
    "reset-undone-later, 2, false",
    "reset-undone-later, 3, true",
    "reset-undone-later, 4, false"
  })
  void whatIsLostAfterAWhileIsFoundWithAFewRequests(
      String fault, int insights, boolean inBothScopes) throws Exception {
    Report report = report(fault, insights, inBothScopes);

    assertThat(Checked.ids(report, Verdict.FAIL))
        .as(Checked.complaints(report))
        .containsExactly("DURABILITY-02");
  }

  /** A new connection in between is nothing that could be left out. */
  @Test
  void noPauseIsTakenForWhatWasSentAgainBefore() throws Exception {
    Report report = report("state-expires", 4, false);
    List<Exchange> again =
        report.history().exchanges().stream()
            .filter(exchange -> exchange.purpose().startsWith("again: "))
            .toList();

    Map<String, Long> tries = new HashMap<>();
    StringBuilder one = new StringBuilder();
    for (int i = 0; i < again.size(); i++) {
      Exchange exchange = again.get(i);
      boolean pauses = i > 0 && again.get(i - 1).endMicros() + 1_000_000 < exchange.startMicros();
      one.append(pauses ? "pause " : "").append(exchange.request().body().utf8()).append(' ');
      if (i + 1 == again.size() || again.get(i + 1).purpose().equals("again: reset")) {
        tries.merge(one.toString(), 1L, Long::sum);
        one.setLength(0);
      }
    }
    assertThat(tries).isNotEmpty().allSatisfy((sent, times) -> assertThat(times).isLessThan(4));
  }

  @Test
  void nothingIsAskedOfWhatRests() {
    List<Address> resting = Subjects.examples(CONTRACT).resting();
    List<Exchange> exchanges =
        SoundRun.of(EnumSet.allOf(Profile.class)).exchanges().stream()
            .filter(exchange -> !exchange.request().method().equals("GET"))
            .toList();

    for (Address insight : resting) {
      List<Integer> asked =
          IntStream.range(0, exchanges.size())
              .filter(i -> exchanges.get(i).request().path().contains("/" + insight.issue() + "/"))
              .boxed()
              .toList();
      long rests =
          IntStream.range(1, asked.size()).filter(i -> asked.get(i) > asked.get(i - 1) + 5).count();
      assertThat(asked.get(0)).isLessThan(6);
      assertThat(rests).as("%s is left alone once", insight).isOne();
    }
  }
}
