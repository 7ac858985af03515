package io.github.insightkit.conformance.reference;

import io.github.insightkit.conformance.contract.State;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults in the list of insights: it doesn't say what stands. */
final class ListFaults {
  private static final String LISTED = "user_classification";

  private ListFaults() {}

  static List<Fault> all() {
    return List.of(
        listing(
            "list-shows-nothing",
            "no insight of the list has a classification",
            issue -> issue.putNull(LISTED)),
        new Fault(
            "list-lags",
            "the list has what stood when it was asked for before",
            Clause.READER,
            "READER-01",
            sound -> {
              Map<String, JsonNode> shown = new ConcurrentHashMap<>();
              return relisting(
                  sound,
                  issue -> {
                    JsonNode now = issue.get(LISTED);
                    JsonNode before = shown.put(issue.path("id").stringValue(), now);
                    issue.set(LISTED, before == null ? now : before);
                  });
            }),
        new Fault(
            "list-shows-refused",
            "the list has what was asked for last, refused or not",
            Clause.READER,
            "READER-02",
            sound -> {
              Map<String, State> asked = new ConcurrentHashMap<>();
              return relisting(
                  sound.withStore(
                      (attempt, before, verdict) -> {
                        State wanted = attempt.wanted();
                        if (wanted != null && verdict instanceof Refusal) {
                          asked.put(attempt.target().issue(), wanted);
                        } else {
                          asked.remove(attempt.target().issue());
                        }
                        return sound.store().store(attempt, before, verdict);
                      }),
                  issue -> {
                    State refused = asked.get(issue.path("id").stringValue());
                    if (refused != null) {
                      issue.put(LISTED, refused.classification());
                    }
                  });
            }));
  }

  /** Changes one issue of a list. */
  private interface Relisting {
    void change(ObjectNode issue);
  }

  private static Fault listing(String id, String description, Relisting change) {
    return new Fault(
        id, description, Clause.READER, "READER-01", sound -> relisting(sound, change));
  }

  private static Behaviour relisting(Behaviour sound, Relisting change) {
    return sound.withCompose(
        answer -> {
          ObjectNode envelope = sound.compose().envelope(answer);
          if (answer.verdict() instanceof Listed) {
            for (JsonNode issue : envelope.at("/result/issues")) {
              change.change((ObjectNode) issue);
            }
          }
          return envelope;
        });
  }
}
