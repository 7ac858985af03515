package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Overall;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Timeline;
import io.github.insightkit.conformance.verdict.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the page's template is filled with: everything cut to a length, nothing escaped yet. */
record HtmlView(
    String verdict,
    String tone,
    String sentence,
    String baseUrl,
    String stopped,
    List<String> notes,
    List<Pair> facts,
    List<Tally> tallies,
    List<RuleView> rules,
    List<RuleView> broken,
    List<Reason> open,
    List<Pair> observations,
    List<Insight> insights,
    List<Moment> moments,
    String omitted) {
  private static final int LONGEST_ANSWER = 4_000;
  private static final int LONGEST_IN_TIMELINE = 700;
  private static final int MOST_MOMENTS = 3_000;
  private static final Set<Verdict> BROKEN =
      EnumSet.of(Verdict.HARNESS_ERROR, Verdict.FAIL, Verdict.STALE_KNOWN, Verdict.WARN);
  private static final Set<Verdict> OPEN =
      EnumSet.of(Verdict.UNTESTABLE, Verdict.INCONCLUSIVE, Verdict.KNOWN, Verdict.NOT_APPLICABLE);

  /** A name with its value. */
  record Pair(String name, String value) {}

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
    List<RuleView> rules =
        report.judgements().stream()
            .map(judgement -> RuleView.of(report, judgement, LONGEST_ANSWER))
            .toList();
    int exchanges = report.history().exchanges().size();
    return new HtmlView(
        Words.headline(report.verdict()),
        tone(report.verdict()),
        sentence(report),
        Excerpt.visible(report.history().origin().baseUrl()),
        report.stopped().map(Excerpt::visible).orElse(""),
        report.notes().stream().map(Excerpt::visible).toList(),
        facts(report),
        report.summary().entrySet().stream()
            .map(
                entry ->
                    new Tally(
                        entry.getValue(), Words.label(entry.getKey()), Words.tone(entry.getKey())))
            .toList(),
        rules,
        RuleView.worstFirst(report, BROKEN, LONGEST_ANSWER),
        reasons(report),
        report.observations().entrySet().stream()
            .map(entry -> new Pair(shown(entry.getKey()), shown(entry.getValue())))
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

  private static String sentence(Report report) {
    Map<Verdict, Integer> summary = report.summary();
    int broken =
        summary.getOrDefault(Verdict.FAIL, 0) + summary.getOrDefault(Verdict.STALE_KNOWN, 0);
    int rules = report.judgements().size();
    int warned = summary.getOrDefault(Verdict.WARN, 0);
    String more = warned == 0 ? "" : " " + Words.plural(warned, "warning") + ".";
    return switch (report.verdict()) {
      case CONFORMANT ->
          "No rule is broken, and every rule that applies was put to the test." + more;
      case NONCONFORMANT ->
          broken
              + " of "
              + Words.plural(rules, "rule")
              + (broken == 1 ? " is" : " are")
              + " broken."
              + more;
      case PARTIAL ->
          "No rule is broken, but "
              + summary.getOrDefault(Verdict.UNTESTABLE, 0)
              + " of "
              + Words.plural(rules, "rule")
              + " couldn't be put to the test."
              + more;
      case INCONCLUSIVE ->
          "No rule is broken, but "
              + summary.getOrDefault(Verdict.INCONCLUSIVE, 0)
              + " of "
              + Words.plural(rules, "rule")
              + " couldn't be decided."
              + more;
      case ERROR -> "The kit itself failed; this says nothing of the implementation.";
    };
  }

  private static List<Pair> facts(Report report) {
    History.Origin origin = report.history().origin();
    List<Pair> facts = new ArrayList<>();
    facts.add(new Pair("Effort", Words.effort(report)));
    facts.add(new Pair("Started", report.started().truncatedTo(ChronoUnit.SECONDS).toString()));
    facts.add(new Pair("Seed", String.valueOf(origin.seed())));
    facts.add(new Pair("Run", shown(origin.runId())));
    facts.add(new Pair("Kit", report.kitVersion() + ", catalogue " + Catalogue.VERSION));
    facts.add(new Pair("Contract", shown(origin.contract())));
    return facts;
  }

  /** The undecided rules by the reason, for one reason often holds for many. */
  private static List<Reason> reasons(Report report) {
    return RuleView.worstFirst(report, OPEN, LONGEST_ANSWER).stream()
        .collect(
            Collectors.groupingBy(
                rule -> rule.verdict() + rule.message(), LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(rules -> new Reason(rules.get(0), rules))
        .toList();
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
    for (Judgement judgement : Words.worstFirst(report, BROKEN)) {
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

  private static String tone(Overall verdict) {
    return switch (verdict) {
      case CONFORMANT -> "good";
      case NONCONFORMANT, ERROR -> "bad";
      case PARTIAL, INCONCLUSIVE -> "open";
    };
  }
}
