package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.history.Curl;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.model.Address;
import io.github.insightkit.conformance.model.Answer;
import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.rules.Judgement;
import io.github.insightkit.conformance.rules.Overall;
import io.github.insightkit.conformance.rules.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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

  /** A rule with its verdict. */
  record RuleView(
      String id,
      String area,
      String level,
      String source,
      String clause,
      String title,
      String meaning,
      String needs,
      String lookAt,
      String verdict,
      String tone,
      String message,
      List<StepView> steps,
      String allCurl,
      String replay) {}

  /** Why some rules weren't decided. */
  record Reason(String verdict, String tone, String message, List<RuleView> rules) {}

  /** One exchange of a counterexample. */
  record StepView(
      int number,
      int exchange,
      boolean atOnce,
      String line,
      String body,
      String curl,
      String status,
      String kind,
      String answer,
      boolean about,
      List<Chip> possible,
      boolean impossible) {}

  /** A state, with the number of its colour. */
  record Chip(String name, int hue) {}

  /** An insight, with the letter that stands for it in the timeline. */
  record Insight(String letter, String scope, String owner, String issue, String state) {}

  /** One exchange of the timeline. */
  record Moment(
      int index,
      String millis,
      String insight,
      String purpose,
      String request,
      String curl,
      String status,
      String kind,
      String outcome,
      String answer,
      List<Chip> possible,
      boolean impossible,
      String shows) {}

  static HtmlView of(Report report) {
    Map<Address, String> letters = letters(report);
    List<RuleView> rules =
        report.judgements().stream().map(judgement -> rule(report, judgement)).toList();
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
                    new Tally(entry.getValue(), Words.label(entry.getKey()), tone(entry.getKey())))
            .toList(),
        rules,
        Words.worstFirst(report, BROKEN).stream().map(broken -> rule(report, broken)).toList(),
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

  private static RuleView rule(Report report, Judgement judgement) {
    Counterexample proof = Counterexample.of(report.history(), judgement.finding(), LONGEST_ANSWER);
    String source = judgement.rule().source();
    return new RuleView(
        judgement.rule().id(),
        judgement.rule().area(),
        judgement.rule().level().name(),
        source,
        clause(source),
        judgement.rule().title(),
        judgement.rule().requirement().meaning(),
        judgement.rule().requirement().needs(),
        judgement.rule().requirement().lookAt(),
        Words.label(judgement.verdict()),
        tone(judgement.verdict()),
        Words.sentence(shown(judgement.finding().message())),
        proof.steps().stream().map(step -> step(report, step)).toList(),
        proof.script(),
        judgement.finding() instanceof Finding.Broken && !proof.steps().isEmpty()
            ? ReplayLine.of(ReportFolder.REPORT, judgement.rule().id(), report.history().origin())
            : "");
  }

  /** The undecided rules by the reason, for one reason often holds for many. */
  private static List<Reason> reasons(Report report) {
    Map<String, List<RuleView>> byReason = new LinkedHashMap<>();
    for (Judgement judgement : Words.worstFirst(report, OPEN)) {
      byReason
          .computeIfAbsent(
              judgement.verdict() + judgement.finding().message(), unused -> new ArrayList<>())
          .add(rule(report, judgement));
    }
    return byReason.values().stream()
        .map(
            rules -> {
              RuleView first = rules.get(0);
              return new Reason(first.verdict(), first.tone(), first.message(), rules);
            })
        .toList();
  }

  private static String clause(String source) {
    return Arrays.stream(Clause.values())
        .filter(clause -> clause.name().equals(source))
        .map(Clause::sentence)
        .findFirst()
        .orElse("");
  }

  private static StepView step(Report report, Counterexample.Step step) {
    return new StepView(
        step.number(),
        step.exchange(),
        step.atOnce(),
        step.line(),
        step.body(),
        step.shownCurl(),
        step.status().isEmpty() ? "no answer" : step.status(),
        kind(step.status()),
        step.answer(),
        step.possible().isPresent(),
        step.possible().orElse(List.of()).stream().map(name -> chip(report, name)).toList(),
        step.possible().map(List::isEmpty).orElse(false));
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
    String status = Counterexample.status(exchange.result());
    return new Moment(
        exchange.index(),
        String.format(Locale.ROOT, "%.1f", exchange.startMicros() / 1_000.0),
        seen.map(moment -> letters.getOrDefault(moment.address(), "")).orElse(""),
        shown(exchange.purpose()),
        (seen.isPresent() ? "" : Counterexample.line(exchange) + " ")
            + Excerpt.visible(Excerpt.of(exchange.request().body(), LONGEST_IN_TIMELINE)),
        Excerpt.of(
            Excerpt.visible(Curl.line(report.history().origin(), exchange.request())),
            LONGEST_ANSWER),
        status.isEmpty() ? "no answer" : status,
        kind(status),
        seen.map(moment -> outcome(moment.answer())).orElse(""),
        Counterexample.answer(exchange.result(), LONGEST_IN_TIMELINE),
        seen.map(
                moment ->
                    moment.possible().stream().map(state -> chip(report, state.name())).toList())
            .orElse(List.of()),
        seen.map(moment -> moment.possible().isEmpty()).orElse(false),
        shownBy.getOrDefault(exchange.index(), ""));
  }

  private static String outcome(Answer answer) {
    return answer.name().toLowerCase(Locale.ROOT);
  }

  private static Chip chip(Report report, String state) {
    List<String> names = report.timeline().states();
    return new Chip(state, Math.max(0, names.indexOf(state)) % 6);
  }

  private static String kind(String status) {
    return status.isEmpty() ? "none" : "c" + status.charAt(0);
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

  private static String tone(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "good";
      case FAIL, STALE_KNOWN, HARNESS_ERROR -> "bad";
      case WARN -> "warn";
      case UNTESTABLE, INCONCLUSIVE -> "open";
      case NOT_APPLICABLE, KNOWN -> "calm";
    };
  }
}
