package io.github.insightkit.conformance.verdict;

import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.History;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All there is to say about a run.
 *
 * @param kitVersion the version of the kit
 * @param started when it began, to the second
 * @param history what was exchanged
 * @param durationMillis how long it took, in milliseconds
 * @param judgements how each rule came out, in the order of the catalogue
 * @param observations the answers to open questions, by name
 * @param left the state in which each insight was left, in words
 * @param stopped why the run ended early, if it did
 * @param timeline what each exchange was to the contract's machine
 * @param unserved what was given to the run and turned away at every request, in sentences; such a
 *     run is partial at best
 * @param notes what a reader has to know besides, in sentences, those above first
 */
public record Report(
    String kitVersion,
    Instant started,
    History history,
    long durationMillis,
    List<Judgement> judgements,
    Map<String, String> observations,
    Map<Address, String> left,
    Optional<String> stopped,
    Timeline timeline,
    List<String> unserved,
    List<String> notes) {

  public Report {
    started = started.truncatedTo(ChronoUnit.SECONDS);
    judgements = List.copyOf(judgements);
    observations = Collections.unmodifiableMap(new TreeMap<>(observations));
    unserved = List.copyOf(unserved);
    notes = Stream.concat(unserved.stream(), notes.stream()).toList();
    left = Collections.unmodifiableMap(new LinkedHashMap<>(left));
  }

  /** The verdict over all rules. */
  public Overall verdict() {
    Overall verdict = Overall.of(judgements);
    return verdict == Overall.CONFORMANT && !unserved.isEmpty() ? Overall.PARTIAL : verdict;
  }

  /** How many rules came out how, for those verdicts that occur. */
  public Map<Verdict, Integer> summary() {
    Map<Verdict, Integer> summary = new EnumMap<>(Verdict.class);
    judgements.forEach(judgement -> summary.merge(judgement.verdict(), 1, Integer::sum));
    return summary;
  }
}
