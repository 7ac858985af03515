package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.contract.Reads.Source.AUDIT_LOG;
import static io.github.insightkit.conformance.contract.Reads.Source.INSIGHTS_LIST;
import static io.github.insightkit.conformance.mock.server.Change.compose;
import static io.github.insightkit.conformance.mock.server.Change.remembering;

import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Decision;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Vocabulary;
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

  private static final String LIST =
      """
      list-shows-nothing | READER-01 | no insight of the list has a classification | any | show-nothing
      list-lags | READER-01 | the list has what stood when it was asked for before | any | show-former
      list-shows-refused | READER-02 | the list has what was asked for last, refused or not | any | show-refused
      """;

  private static final String LOG =
      """
      log-misses-resets | READER-01 | the log has no entry of a reset | any | drop-resets
      log-lags | READER-01 | the log is without its newest entry | any | drop-newest
      log-without-rationales | READER-03 | no entry of the log has a rationale | any | leave-out-why
      log-cuts-rationales | READER-03 | the log has the first sixteen characters of a rationale | any | shorten-why
      log-escapes-rationales | READER-03 | rationales in the log are escaped as for HTML | any | escape-why
      log-in-ascii | READER-03 | the log has a question mark for each character of a rationale beyond ASCII | any | write-why-in-ascii
      """;

  private ListFaults() {}

  static Stream<NamedChange> of(Cases cases) {
    Vocabulary words = words(cases);
    return Stream.concat(
        NamedChange.faults(LIST, words).map(fault -> fault.read(INSIGHTS_LIST)),
        NamedChange.faults(LOG, words).map(fault -> fault.read(AUDIT_LOG)));
  }

  private static Vocabulary words(Cases cases) {
    return new Vocabulary(cases)
        .always("show-nothing", relisting(issue -> issue.putNull(LISTED)))
        .always("show-former", remembering(ListFaults::lagging))
        .always("show-refused", remembering(ListFaults::showingRefused))
        .always(
            "drop-resets",
            relogging(log -> log.removeIf(one -> one.path(READS.logged("value")).isNull())))
        .always("drop-newest", relogging(log -> log.removeIf(one -> one.equals(log.get(0)))))
        .always("leave-out-why", rewording(why -> null))
        .always("shorten-why", rewording(why -> why.substring(0, Math.min(16, why.length()))))
        .always("escape-why", rewording(why -> why.replace("<", "&lt;")))
        .always("write-why-in-ascii", rewording(why -> why.replaceAll("[^\\x00-\\x7f]", "?")));
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
            call -> true,
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
        (call, envelope) ->
            envelope
                .path(READS.listed("result"))
                .path(READS.listed("items"))
                .forEach(issue -> change.accept((ObjectNode) issue)));
  }

  private static Change relogging(Consumer<ArrayNode> change) {
    return compose(
        call -> call.decision() instanceof Decision.Listed listed && listed.isLog(),
        (call, envelope) -> change.accept((ArrayNode) envelope.path(READS.logged("result"))));
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
