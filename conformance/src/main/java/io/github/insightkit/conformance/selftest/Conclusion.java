package io.github.insightkit.conformance.selftest;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.report.Excerpt;
import io.github.insightkit.conformance.rules.Contents;
import io.github.insightkit.conformance.rules.Evidence;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.rules.Rule;
import io.github.insightkit.conformance.session.Subjects;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Overall;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the kit says of a server, without what differs from run to run: ids, ports and times, and
 * what races, pauses and connections leave undecided.
 *
 * @param verdict the verdict as a whole; none if the server couldn't be reached
 * @param points the rules that are broken or undecided, in the order of the catalogue
 */
record Conclusion(Optional<Overall> verdict, List<Point> points) {
  /** What stands for a thing that chance decides, such as which request wins a race. */
  static final String VARIES = "{varies}";

  private static final int LONGEST = 160;
  private static final Set<Verdict> BROKEN = Set.of(Verdict.FAIL, Verdict.WARN);
  private static final Set<String> LEFT_TO_TIME = Set.of("RACE", "DURABILITY");
  private static final Set<Verdict> SILENT = Set.of(Verdict.PASS, Verdict.NOT_APPLICABLE);

  /**
   * What is said of one rule.
   *
   * @param verdict how it came out
   * @param message why, in words
   * @param requests what shows it: method, path and content of each request
   */
  record Point(String rule, Verdict verdict, String message, List<String> requests) {
    boolean isBroken() {
      return BROKEN.contains(verdict);
    }
  }

  /** Nobody listened. */
  static final Conclusion UNREACHABLE = new Conclusion(Optional.empty(), List.of());

  /**
   * What this report on the contract's example insights says.
   *
   * @param isLeftToChance whether what shows broken rules differs from run to run
   */
  static Conclusion of(Contract contract, Report report, boolean isLeftToChance) {
    List<Rule> undecided =
        report.judgements().stream().filter(Conclusion::isUndecided).map(Judgement::rule).toList();
    Map<Rule, Judgement> peaceful =
        undecided.isEmpty() ? Map.of() : withoutRaces(contract, report, undecided);
    List<Point> points = new ArrayList<>();
    for (Judgement judgement : report.judgements()) {
      Judgement said = peaceful.getOrDefault(judgement.rule(), judgement);
      if (isBroken(judgement) || isUndecided(said)) {
        points.add(point(contract, report.history(), said, isLeftToChance));
      }
    }
    return new Conclusion(Optional.of(report.verdict()), points);
  }

  /**
   * What of all this could be said before requests went on at once, and later of insights that had
   * no part in that; it's the same each time.
   */
  private static Map<Rule, Judgement> withoutRaces(
      Contract contract, Report report, List<Rule> rules) {
    List<Exchange> exchanges = report.history().exchanges();
    long end = Exchange.together(exchanges).stream().takeWhile(few -> few.size() == 1).count();
    List<String> resting =
        Subjects.examples(contract).resting().stream().map(Address::issue).toList();
    List<Exchange> calm = new ArrayList<>();
    for (Exchange exchange : exchanges) {
      if (exchange.index() < end
          || resting.stream().anyMatch(exchange.request().path()::contains)) {
        calm.add(exchange.at(calm.size()));
      }
    }
    History history = new History(report.history().origin(), calm);
    Evidence evidence = new Evidence(new Contents(contract), history);
    return Judgement.of(rules, evidence, false, Set.of()).stream()
        .collect(Collectors.toMap(Judgement::rule, Function.identity()));
  }

  private static boolean isBroken(Judgement judgement) {
    return BROKEN.contains(judgement.verdict());
  }

  /**
   * How many pauses and connections there were is up to the machine, and so is what they leave
   * undecided.
   */
  private static boolean isUndecided(Judgement judgement) {
    return !isBroken(judgement)
        && !SILENT.contains(judgement.verdict())
        && !LEFT_TO_TIME.contains(judgement.rule().area());
  }

  private static Point point(
      Contract contract, History history, Judgement judgement, boolean isLeftToChance) {
    boolean varies = isLeftToChance && isBroken(judgement);
    // How many more there are hangs on what the races send.
    String message =
        template(contract, history.origin(), judgement.finding().message())
            .replaceFirst("and \\d+ more like it", "and " + VARIES + " more like it");
    List<String> requests =
        judgement.finding() instanceof Finding.Broken broken
            ? broken.exchanges().stream()
                .map(index -> history.exchanges().get(index).request())
                .map(request -> template(contract, history.origin(), line(request)))
                .toList()
            : List.of();
    return new Point(
        judgement.rule().id(),
        judgement.verdict(),
        varies ? message.replaceFirst("got .*", "got " + VARIES) : message,
        varies ? List.of(VARIES) : requests);
  }

  private static String line(Request request) {
    return "%s %s%s"
        .formatted(
            request.method(),
            Excerpt.of(request.path(), LONGEST),
            (request.body().size() == 0 ? "" : " " + Excerpt.of(request.body(), LONGEST)));
  }

  private static String template(Contract contract, History.Origin origin, String text) {
    String plain = text.replace(origin.runId(), "{run}");
    for (Address address : Subjects.examples(contract).addresses()) {
      plain =
          plain
              .replace(address.owner(), "{" + address.scope() + "}")
              .replace(address.issue(), "{insight}");
    }
    return Excerpt.visible(
        plain.replace(origin.baseUrl(), "{base}").replaceAll("127\\.0\\.0\\.1:\\d+", "{host}"));
  }

  /** The rules that fail or warn, by id. */
  Set<String> broken() {
    return points.stream()
        .filter(Point::isBroken)
        .map(Point::rule)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether answers came late, and the same requests were answered in time as well. */
  boolean isLateOnce() {
    return points.stream()
        .anyMatch(
            point -> point.rule().equals("HTTP-14") && point.verdict() == Verdict.INCONCLUSIVE);
  }

  /** What is said of each rule in a line, and below it what shows it; empty if nothing is. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Point point : points) {
      text.append(point.verdict()).append(' ').append(point.rule()).append(": ");
      text.append(point.message()).append('\n');
      point.requests().forEach(request -> text.append("  ").append(request).append('\n'));
    }
    return text.toString();
  }

  void writeTo(ObjectNode entry) {
    entry.put("verdict", verdict.map(Overall::toString).orElse("unreachable"));
    if (!points.isEmpty()) {
      entry.put("findings", text());
    }
  }
}
