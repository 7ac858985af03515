package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.contract.Reads.Source.AUDIT_LOG;
import static io.github.insightkit.conformance.contract.Reads.Source.INSIGHTS_LIST;
import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.compose;
import static io.github.insightkit.conformance.mock.server.Change.remembering;

import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Decision;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults in the list of insights, and in the log of their changes: they don't say what stands. */
final class ListFaults {
  private static final Reads READS = Reads.bundled();
  private static final String LISTED = READS.listed("value");
  private static final String REASON = READS.logged("reason");

  private ListFaults() {}

  static Stream<Fault> all() {
    return Stream.of(
        fault("list-shows-nothing", "READER-01")
            .says("no insight of the list has a classification")
            .seen(INSIGHTS_LIST, relisting(issue -> issue.putNull(LISTED))),
        fault("list-lags", "READER-01")
            .says("the list has what stood when it was asked for before")
            .seen(INSIGHTS_LIST, remembering(ListFaults::lagging)),
        fault("list-shows-refused", "READER-02")
            .says("the list has what was asked for last, refused or not")
            .seen(INSIGHTS_LIST, remembering(ListFaults::showingRefused)),
        fault("log-misses-resets", "READER-01")
            .says("the log has no entry of a reset")
            .seen(
                AUDIT_LOG,
                relogging(log -> log.removeIf(one -> one.path(READS.logged("value")).isNull()))),
        fault("log-lags", "READER-01")
            .says("the log is without its newest entry")
            .seen(AUDIT_LOG, relogging(log -> log.removeIf(one -> one.equals(log.get(0))))),
        fault("log-without-rationales", "READER-03")
            .says("no entry of the log has a rationale")
            .seen(AUDIT_LOG, rewording(reason -> null)),
        fault("log-cuts-rationales", "READER-03")
            .says("the log has the first sixteen characters of a rationale")
            .seen(
                AUDIT_LOG, rewording(reason -> reason.substring(0, Math.min(16, reason.length())))),
        fault("log-escapes-rationales", "READER-03")
            .says("rationales in the log are escaped as for HTML")
            .seen(AUDIT_LOG, rewording(reason -> reason.replace("<", "&lt;"))),
        fault("log-in-ascii", "READER-03")
            .says("the log has a question mark for each character of a rationale beyond ASCII")
            .seen(AUDIT_LOG, rewording(reason -> reason.replaceAll("[^\\x00-\\x7f]", "?"))));
  }

  private static Change lagging() {
    Map<String, JsonNode> shown = new ConcurrentHashMap<>();
    return relisting(
        issue -> {
          JsonNode now = issue.get(LISTED);
          JsonNode before = shown.put(id(issue), now);
          issue.set(LISTED, before == null ? now : before);
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
                  State refused = asked.get(id(issue));
                  if (refused != null) {
                    issue.put(LISTED, refused.classification());
                  }
                }));
  }

  private static String id(JsonNode issue) {
    return issue.path(READS.listed("insight")).stringValue();
  }

  private static Change relisting(Consumer<ObjectNode> change) {
    return compose(
        call -> call.decision() instanceof Decision.Listed listed && !listed.isLog(),
        envelope ->
            envelope
                .path(READS.listed("result"))
                .path(READS.listed("items"))
                .forEach(issue -> change.accept((ObjectNode) issue)));
  }

  private static Change relogging(Consumer<ArrayNode> change) {
    return compose(
        call -> call.decision() instanceof Decision.Listed listed && listed.isLog(),
        envelope -> change.accept((ArrayNode) envelope.path(READS.logged("result"))));
  }

  private static Change rewording(Function<String, @Nullable String> change) {
    return relogging(
        log ->
            log.forEach(
                entry ->
                    entry
                        .path(REASON)
                        .stringValueOpt()
                        .ifPresent(why -> ((ObjectNode) entry).put(REASON, change.apply(why)))));
  }
}
