package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.compose;
import static io.github.insightkit.conformance.mock.server.Change.remembering;

import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Decision;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults in the list of insights: it doesn't say what stands. */
final class ListFaults {
  private ListFaults() {}

  static List<Fault> all() {
    return List.of(
        fault("list-shows-nothing", "READER-01")
            .says("no insight of the list has a classification")
            .by(relisting(issue -> issue.putNull(Reads.bundled().listed()))),
        fault("list-lags", "READER-01")
            .says("the list has what stood when it was asked for before")
            .by(remembering(ListFaults::lagging)),
        fault("list-shows-refused", "READER-02")
            .says("the list has what was asked for last, refused or not")
            .by(remembering(ListFaults::showingRefused)));
  }

  private static Change lagging() {
    Map<String, JsonNode> shown = new ConcurrentHashMap<>();
    return relisting(
        issue -> {
          String listed = Reads.bundled().listed();
          JsonNode now = issue.get(listed);
          JsonNode before = shown.put(issue.path("id").stringValue(), now);
          issue.set(listed, before == null ? now : before);
        });
  }

  private static Change showingRefused() {
    Map<String, State> asked = new ConcurrentHashMap<>();
    return compose(
            (call, envelope) -> {
              if (call.reachedInsight() && call.wanted() != null && call.refused()) {
                asked.put(call.target().issue(), call.wanted());
              } else if (call.reachedInsight()) {
                asked.remove(call.target().issue());
              }
            })
        .and(
            relisting(
                issue -> {
                  State refused = asked.get(issue.path("id").stringValue());
                  if (refused != null) {
                    issue.put(Reads.bundled().listed(), refused.classification());
                  }
                }));
  }

  /** Changes each issue of a list. */
  private static Change relisting(Consumer<ObjectNode> change) {
    return compose(
        call -> call.decision() instanceof Decision.Listed,
        envelope ->
            envelope.at("/result/issues").forEach(issue -> change.accept((ObjectNode) issue)));
  }
}
