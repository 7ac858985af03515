package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Timeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What went on, request by request.
 *
 * @param insights the insights, each with a letter
 * @param moments the exchanges, in the order of sending
 * @param omitted that there are more than are shown; empty if there aren't
 */
record TimelineView(List<Insight> insights, List<Moment> moments, String omitted) {
  private static final int LONGEST = 700;
  private static final int LONGEST_NAME = 4_000;
  private static final int MOST_MOMENTS = 3_000;

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

  static TimelineView of(ReportView view) {
    Report report = view.source();
    Map<Address, String> letters = letters(report);
    Map<Integer, String> shownBy = shownBy(view.broken());
    int exchanges = report.history().exchanges().size();
    return new TimelineView(
        letters.entrySet().stream()
            .map(one -> insight(one.getValue(), one.getKey(), report))
            .toList(),
        report.history().exchanges().stream()
            .limit(MOST_MOMENTS)
            .map(exchange -> moment(report, exchange, letters, shownBy))
            .toList(),
        exchanges > MOST_MOMENTS
            ? "The first %s of %s requests are shown; history.ndjson has all of them."
                .formatted(MOST_MOMENTS, exchanges)
            : "");
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

  private static Insight insight(String letter, Address address, Report report) {
    return new Insight(
        letter,
        address.scope(),
        shown(address.owner()),
        shown(address.issue()),
        report.left().getOrDefault(address, ""));
  }

  /** For each exchange that shows that a rule is broken, the first such rule. */
  private static Map<Integer, String> shownBy(List<RuleView> broken) {
    Map<Integer, String> shownBy = new LinkedHashMap<>();
    for (RuleView view : broken) {
      if (view.judgement().finding() instanceof Finding.Broken finding) {
        Stream.of(finding.exchanges(), finding.more())
            .flatMap(List::stream)
            .forEach(index -> shownBy.putIfAbsent(index, view.rule().id()));
      }
    }
    return shownBy;
  }

  private static Moment moment(
      Report report,
      Exchange exchange,
      Map<Address, String> letters,
      Map<Integer, String> shownBy) {
    Optional<Timeline.Moment> seen = report.timeline().at(exchange.index());
    return new Moment(
        ShownExchange.of(report, exchange, seen.map(Timeline.Moment::possible), LONGEST),
        String.format(Locale.ROOT, "%.1f", exchange.startMicros() / 1_000.0),
        seen.map(moment -> letters.getOrDefault(moment.address(), "")).orElse(""),
        shown(exchange.purpose()),
        seen.map(moment -> moment.answer().toString()).orElse(""),
        shownBy.getOrDefault(exchange.index(), ""));
  }

  private static String shown(String text) {
    return Excerpt.visible(Excerpt.of(text, LONGEST_NAME));
  }
}
