package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.verdict.Overall;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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

  record Tally(int count, String label, Tone tone) {}

  /** Why some rules weren't decided, which the first of them says. */
  record Reason(RuleView first, List<RuleView> rules) {}

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
    int broken = count(Verdict.FAIL) + count(Verdict.STALE_KNOWN);
    int warned = count(Verdict.WARN);
    String of = " of " + plural(rules.size(), "rule");
    return switch (source.verdict()) {
          case CONFORMANT -> "No rule is broken, and every rule that applies was put to the test.";
          case NONCONFORMANT -> broken + of + (broken == 1 ? " is" : " are") + " broken.";
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

  String catalogue() {
    return Catalogue.VERSION;
  }

  String started() {
    return source.started().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Why the run ended early; empty if it didn't. */
  String stopped() {
    return source.stopped().orElse("");
  }

  Set<Map.Entry<String, String>> observations() {
    return source.observations().entrySet();
  }

  TimelineView timeline() {
    return TimelineView.of(this);
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
