package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Timeline;
import io.github.insightkit.conformance.verdict.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the page's template is filled with: everything cut to a length, nothing escaped yet. */
record HtmlView(
    Report source,
    String sentence,
    List<RuleView> rules,
    Collection<Reason> open,
    List<Insight> insights,
    List<Moment> moments,
    String omitted) {
  private static final int LONGEST_ANSWER = 4_000;
  private static final int LONGEST_IN_TIMELINE = 700;
  private static final int MOST_MOMENTS = 3_000;
  private static final Set<Verdict> OPEN =
      EnumSet.of(
          Verdict.UNTESTABLE,
          Verdict.INCONCLUSIVE,
          Verdict.KNOWN,
          Verdict.MASKED,
          Verdict.NOT_APPLICABLE);

  /** How many rules came out like this. */
  record Tally(int count, String label, String tone) {}

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

  static HtmlView of(Report report) {
    Map<Address, String> letters = letters(report);
    int exchanges = report.history().exchanges().size();
    return new HtmlView(
        report,
        sentence(report),
        report.judgements().stream()
            .map(judgement -> RuleView.of(report, judgement, LONGEST_ANSWER))
            .toList(),
        RuleView.byReason(report, OPEN).stream()
            .map(views -> new Reason(views.get(0), views))
            .toList(),
        insights(report, letters),
        moments(report, letters),
        exchanges > MOST_MOMENTS
            ? "The first "
                + MOST_MOMENTS
                + " of "
                + exchanges
                + " requests are shown; history.ndjson has all of them."
            : "");
  }

  String headline() {
    return Words.headline(source.verdict());
  }

  String tone() {
    return Words.tone(source.verdict());
  }

  String effort() {
    return Words.effort(source);
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

  List<Tally> tallies() {
    return source.summary().entrySet().stream()
        .map(
            entry ->
                new Tally(
                    entry.getValue(), Words.label(entry.getKey()), Words.tone(entry.getKey())))
        .toList();
  }

  List<RuleView> broken() {
    return RuleView.worstFirst(source, Words.BROKEN, LONGEST_ANSWER);
  }

  Set<Map.Entry<String, String>> observations() {
    return source.observations().entrySet();
  }

  private static String sentence(Report report) {
    Map<Verdict, Integer> summary = report.summary();
    int broken =
        summary.getOrDefault(Verdict.FAIL, 0) + summary.getOrDefault(Verdict.STALE_KNOWN, 0);
    int warned = summary.getOrDefault(Verdict.WARN, 0);
    String of = " of " + Words.plural(report.judgements().size(), "rule");
    String more = warned == 0 ? "" : " " + Words.plural(warned, "warning") + ".";
    return switch (report.verdict()) {
      case CONFORMANT ->
          "No rule is broken, and every rule that applies was put to the test." + more;
      case NONCONFORMANT -> broken + of + (broken == 1 ? " is" : " are") + " broken." + more;
      case PARTIAL ->
          "No rule is broken, but "
              + summary.getOrDefault(Verdict.UNTESTABLE, 0)
              + of
              + " couldn't be put to the test."
              + more;
      case INCONCLUSIVE ->
          "No rule is broken, but "
              + summary.getOrDefault(Verdict.INCONCLUSIVE, 0)
              + of
              + " couldn't be decided."
              + more;
      case ERROR -> "The kit itself failed; this says nothing of the implementation.";
    };
  }

  private static Map<Address, String> letters(Report report) {
    Map<Address, String> letters = new LinkedHashMap<>();
    report.left().keySet().forEach(address -> letters.put(address, letter(letters.size())));
    for (Exchange exchange : report.history().exchanges()) {
      report
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

  private static List<Insight> insights(Report report, Map<Address, String> letters) {
    return letters.entrySet().stream()
        .map(
            entry ->
                new Insight(
                    entry.getValue(),
                    entry.getKey().scope(),
                    shown(entry.getKey().owner()),
                    shown(entry.getKey().issue()),
                    report.left().getOrDefault(entry.getKey(), "")))
        .toList();
  }

  private static List<Moment> moments(Report report, Map<Address, String> letters) {
    Map<Integer, String> shownBy = new LinkedHashMap<>();
    for (Judgement judgement : Words.worstFirst(report, Words.BROKEN)) {
      if (judgement.finding() instanceof Finding.Broken broken) {
        broken.exchanges().forEach(index -> shownBy.putIfAbsent(index, judgement.rule().id()));
      }
    }
    return report.history().exchanges().stream()
        .limit(MOST_MOMENTS)
        .map(exchange -> moment(report, exchange, letters, shownBy))
        .toList();
  }

  private static Moment moment(
      Report report,
      Exchange exchange,
      Map<Address, String> letters,
      Map<Integer, String> shownBy) {
    var seen = report.timeline().at(exchange.index());
    return new Moment(
        ShownExchange.of(
            report, exchange, seen.map(Timeline.Moment::possible), LONGEST_IN_TIMELINE),
        String.format(Locale.ROOT, "%.1f", exchange.startMicros() / 1_000.0),
        seen.map(moment -> letters.getOrDefault(moment.address(), "")).orElse(""),
        shown(exchange.purpose()),
        seen.map(moment -> moment.answer().name().toLowerCase(Locale.ROOT)).orElse(""),
        shownBy.getOrDefault(exchange.index(), ""));
  }

  private static String shown(String text) {
    return Excerpt.visible(Excerpt.of(text, LONGEST_ANSWER));
  }
}
