package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.verdict.Overall;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Timeline;
import io.github.insightkit.conformance.verdict.Verdict;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A report as all templates ask for it: everything cut to a length, nothing escaped yet.
 *
 * @param rules how each rule came out, in the order of the catalogue
 */
record ReportView(Report source, List<RuleView> rules) {
  private static final List<Verdict> WORST_FIRST =
      List.of(
          Verdict.HARNESS_ERROR,
          Verdict.FAIL,
          Verdict.STALE_KNOWN,
          Verdict.INCONCLUSIVE,
          Verdict.UNTESTABLE,
          Verdict.WARN,
          Verdict.KNOWN,
          Verdict.MASKED,
          Verdict.NOT_APPLICABLE,
          Verdict.PASS);

  private static final int LONGEST_BODY = 700;
  private static final int LONGEST_NAME = 4_000;
  private static final int MOST_MOMENTS = 3_000;

  record Tally(int count, String label, Tone tone) {}

  /** Why some rules weren't decided, which the first of them says. */
  record Reason(RuleView first, List<RuleView> rules) {}

  /** An insight, with the letter that stands for it in the timeline. */
  record Insight(String letter, String scope, String owner, String issue, String state) {}

  /** One exchange of the timeline; insight and outcome are empty if no operation was asked. */
  record Moment(
      ShownExchange shown,
      String millis,
      String insight,
      String purpose,
      String outcome,
      String shows) {}

  static ReportView of(Report report, int longestAnswer) {
    return new ReportView(
        report,
        report.judgements().stream()
            .map(judgement -> RuleView.of(report, judgement, longestAnswer))
            .toList());
  }

  String headline() {
    String word = source.verdict().toString();
    return source.verdict() == Overall.ERROR
        ? "Error in the kit"
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  Tone tone() {
    return Tone.of(source.verdict());
  }

  String sentence() {
    int warned = count(Verdict.WARN);
    String of = " of " + plural(rules.size(), "rule");
    return switch (source.verdict()) {
          case CONFORMANT -> "No rule is broken, and every rule that applies was put to the test.";
          case NONCONFORMANT -> failures() + of + (failures() == 1 ? " is" : " are") + " broken.";
          case PARTIAL -> undecided(Verdict.UNTESTABLE, "put to the test");
          case INCONCLUSIVE -> undecided(Verdict.INCONCLUSIVE, "decided");
          case ERROR -> "The kit itself failed; this says nothing of the implementation.";
        }
        + (warned == 0 || source.verdict() == Overall.ERROR
            ? ""
            : " " + plural(warned, "warning") + ".");
  }

  private String undecided(Verdict verdict, String what) {
    return "No rule is broken, but %s of %s couldn't be %s."
        .formatted(count(verdict), plural(rules.size(), "rule"), what);
  }

  List<Tally> tallies() {
    return source.summary().entrySet().stream()
        .map(one -> new Tally(one.getValue(), RuleView.label(one.getKey()), Tone.of(one.getKey())))
        .toList();
  }

  String counts() {
    return tallies().stream()
        .map(tally -> tally.count() + " " + tally.label())
        .collect(Collectors.joining(", "));
  }

  String effort() {
    return plural(source.history().exchanges().size(), "request")
        + String.format(Locale.ROOT, " in %.1f s", source.durationMillis() / 1000.0);
  }

  String seconds() {
    return String.format(Locale.ROOT, "%.3f", source.durationMillis() / 1000.0);
  }

  /** The rules that a reader has to do something about, the worst first. */
  List<RuleView> broken() {
    return worstFirst(EnumSet.of(Tone.BAD, Tone.WARN));
  }

  /** The rules that nobody knows to hold though they apply, the worst first. */
  List<RuleView> open() {
    return worstFirst(EnumSet.of(Tone.OPEN, Tone.CALM)).stream()
        .filter(view -> view.verdict() != Verdict.NOT_APPLICABLE)
        .toList();
  }

  List<Reason> reasons() {
    return reasons(EnumSet.of(Tone.OPEN, Tone.CALM));
  }

  /** Why rules of these tones came out as they did; those with the same reason stand together. */
  List<Reason> reasons(Set<Tone> tones) {
    return worstFirst(tones).stream()
        .collect(
            Collectors.groupingBy(
                view -> view.verdict() + view.message(), LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(views -> new Reason(views.get(0), views))
        .toList();
  }

  private List<RuleView> worstFirst(Set<Tone> tones) {
    return rules.stream()
        .filter(view -> tones.contains(view.tone()))
        .sorted(Comparator.comparingInt(view -> WORST_FIRST.indexOf(view.verdict())))
        .toList();
  }

  List<Insight> insights() {
    return letters().entrySet().stream()
        .map(
            one ->
                new Insight(
                    one.getValue(),
                    one.getKey().scope(),
                    shown(one.getKey().owner()),
                    shown(one.getKey().issue()),
                    source.left().getOrDefault(one.getKey(), "")))
        .toList();
  }

  List<Moment> moments() {
    Map<Address, String> letters = letters();
    Map<Integer, String> shownBy = shownBy();
    return source.history().exchanges().stream()
        .limit(MOST_MOMENTS)
        .map(
            exchange -> {
              Optional<Timeline.Moment> seen = source.timeline().at(exchange.index());
              return new Moment(
                  ShownExchange.of(
                      source, exchange, seen.map(Timeline.Moment::possible), LONGEST_BODY),
                  String.format(Locale.ROOT, "%.1f", exchange.startMicros() / 1_000.0),
                  seen.map(moment -> letters.getOrDefault(moment.address(), "")).orElse(""),
                  shown(exchange.purpose()),
                  seen.map(moment -> moment.answer().toString()).orElse(""),
                  shownBy.getOrDefault(exchange.index(), ""));
            })
        .toList();
  }

  /** That there are more moments than are shown; empty if there aren't. */
  String omitted() {
    int exchanges = source.history().exchanges().size();
    return exchanges > MOST_MOMENTS
        ? "The first %s of %s requests are shown; history.ndjson has all of them."
            .formatted(MOST_MOMENTS, exchanges)
        : "";
  }

  private Map<Address, String> letters() {
    Map<Address, String> letters = new LinkedHashMap<>();
    source.left().keySet().forEach(address -> letters.put(address, letter(letters.size())));
    for (Exchange exchange : source.history().exchanges()) {
      source
          .timeline()
          .at(exchange.index())
          .ifPresent(
              moment ->
                  letters.computeIfAbsent(moment.address(), unused -> letter(letters.size())));
    }
    return letters;
  }

  private static String letter(int index) {
    String last = String.valueOf((char) ('A' + index % 26));
    return index < 26 ? last : letter(index / 26 - 1) + last;
  }

  /** For each exchange that shows that a rule is broken, the first such rule. */
  private Map<Integer, String> shownBy() {
    Map<Integer, String> shownBy = new LinkedHashMap<>();
    for (RuleView view : broken()) {
      if (view.judgement().finding() instanceof Finding.Broken finding) {
        Stream.of(finding.exchanges(), finding.more())
            .flatMap(List::stream)
            .forEach(index -> shownBy.putIfAbsent(index, view.rule().id()));
      }
    }
    return shownBy;
  }

  private static String shown(String text) {
    return Excerpt.visible(Excerpt.of(text, LONGEST_NAME));
  }

  int failures() {
    return count(Verdict.FAIL) + count(Verdict.STALE_KNOWN);
  }

  int errors() {
    return count(Verdict.HARNESS_ERROR);
  }

  long skipped() {
    return rules.stream().filter(RuleView::isSkipped).count();
  }

  private int count(Verdict verdict) {
    return source.summary().getOrDefault(verdict, 0);
  }

  static String plural(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
