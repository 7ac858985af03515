package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Overall;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** How reports speak of verdicts, so that they all say the same. */
final class Words {
  private Words() {}

  /** The verdicts on rules that a reader has to do something about. */
  static final Set<Verdict> BROKEN =
      EnumSet.of(Verdict.HARNESS_ERROR, Verdict.FAIL, Verdict.STALE_KNOWN, Verdict.WARN);

  /** The verdicts on rules that nobody knows to hold, for a reason. */
  static final Set<Verdict> OPEN =
      EnumSet.of(Verdict.UNTESTABLE, Verdict.INCONCLUSIVE, Verdict.KNOWN, Verdict.MASKED);

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

  /** The verdict as a heading. */
  static String headline(Overall verdict) {
    String word = verdict.toString();
    return verdict == Overall.ERROR
        ? "Error in the kit"
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** The verdict on a rule in small letters. */
  static String label(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The verdict on a rule as a class of the style sheet. */
  static String tone(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "good";
      case FAIL, STALE_KNOWN, HARNESS_ERROR -> "bad";
      case WARN -> "warn";
      case UNTESTABLE, INCONCLUSIVE -> "open";
      case NOT_APPLICABLE, KNOWN, MASKED -> "calm";
    };
  }

  /** The verdict over all rules, likewise. */
  static String tone(Overall verdict) {
    return switch (verdict) {
      case CONFORMANT -> "good";
      case NONCONFORMANT, ERROR -> "bad";
      case PARTIAL, INCONCLUSIVE -> "open";
    };
  }

  /** The style of such a tone on a terminal. */
  static String colour(String tone) {
    return switch (tone) {
      case "good" -> "green";
      case "bad" -> "bold,red";
      case "calm" -> "faint";
      default -> "bold,yellow";
    };
  }

  /** Only the kit's own words are styled, for markup in other text would be obeyed. */
  static String styled(Ansi ansi, String style, String own) {
    return ansi.string("@|" + style + " " + own + "|@");
  }

  /** How many rules came out how, in words. */
  static String counts(Report report) {
    return report.summary().entrySet().stream()
        .map(entry -> entry.getValue() + " " + label(entry.getKey()))
        .collect(Collectors.joining(", "));
  }

  /** How many requests it took, and how long. */
  static String effort(Report report) {
    return plural(report.history().exchanges().size(), "request")
        + " in "
        + String.format(Locale.ROOT, "%.1f", report.durationMillis() / 1000.0)
        + " s";
  }

  /** The clause as a sentence. */
  static String sentence(String clause) {
    return clause.isEmpty() || clause.endsWith(".")
        ? clause
        : clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
  }

  /** The number with its noun. */
  static String plural(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** The judgements with one of these verdicts, the worst first. */
  static List<Judgement> worstFirst(Report report, Set<Verdict> verdicts) {
    return report.judgements().stream()
        .filter(judgement -> verdicts.contains(judgement.verdict()))
        .sorted(Comparator.comparingInt(judgement -> WORST_FIRST.indexOf(judgement.verdict())))
        .toList();
  }
}
