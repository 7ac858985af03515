package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Curl;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.model.Proof;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.rules.Judgement;
import io.github.insightkit.conformance.rules.Verdict;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A report as plain text: what broke first, then what couldn't be told, then the verdict. */
public final class ConsoleReport {
  private static final Set<Verdict> QUIET =
      EnumSet.of(Verdict.PASS, Verdict.NOT_APPLICABLE, Verdict.KNOWN);

  private ConsoleReport() {}

  /** Prints a report. */
  public static void print(Report report, PrintWriter out) {
    report.judgements().stream()
        .filter(judgement -> !QUIET.contains(judgement.verdict()))
        .sorted((a, b) -> Integer.compare(rank(a.verdict()), rank(b.verdict())))
        .forEach(judgement -> print(report, judgement, out));
    if (!report.observations().isEmpty()) {
      out.println("Observed, where the contract is silent:");
      report.observations().forEach((name, value) -> out.println("  " + name + ": " + value));
      out.println();
    }
    report.left().values().stream()
        .filter(state -> !state.equals("reset"))
        .findAny()
        .ifPresent(
            unused ->
                report
                    .left()
                    .forEach(
                        (address, state) ->
                            out.println(
                                "left "
                                    + address.scope()
                                    + " "
                                    + address.owner()
                                    + ", insight "
                                    + address.issue()
                                    + ": "
                                    + state)));
    report.stopped().ifPresent(reason -> out.println("The run ended early: " + reason + "."));
    out.println(
        report.verdict()
            + ": "
            + report.summary().entrySet().stream()
                .map(entry -> entry.getValue() + " " + label(entry.getKey()))
                .collect(Collectors.joining(", "))
            + "; "
            + report.history().exchanges().size()
            + " requests in "
            + String.format(Locale.ROOT, "%.1f", report.durationMillis() / 1000.0)
            + " s");
  }

  private static int rank(Verdict verdict) {
    return switch (verdict) {
      case HARNESS_ERROR -> 0;
      case FAIL -> 1;
      case STALE_KNOWN -> 2;
      case INCONCLUSIVE -> 3;
      case UNTESTABLE -> 4;
      case WARN -> 5;
      case KNOWN -> 6;
      case NOT_APPLICABLE -> 7;
      case PASS -> 8;
    };
  }

  private static String label(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static void print(Report report, Judgement judgement, PrintWriter out) {
    out.println(
        judgement.verdict()
            + " "
            + judgement.rule().id()
            + " ("
            + judgement.rule().level()
            + ", "
            + judgement.rule().source()
            + ") "
            + judgement.rule().title());
    out.println("  " + printable(judgement.finding().message()) + ".");
    if (judgement.finding() instanceof Finding.Broken broken) {
      for (int i = 0; i < broken.exchanges().size(); i++) {
        Exchange exchange = report.history().exchanges().get(broken.exchanges().get(i));
        out.println(
            "  "
                + (i + 1)
                + ". "
                + printable(Curl.line(report.history().origin().baseUrl(), exchange.request())));
        out.println("     " + result(exchange.result()) + states(broken, i));
      }
      out.println("  Look at: " + judgement.rule().lookAt());
    }
    out.println();
  }

  private static String result(Result result) {
    if (result instanceof Result.Response response) {
      String body = response.body().text();
      return response.status()
          + " "
          + printable(body.length() > 300 ? body.substring(0, 300) + "..." : body);
    }
    return "no answer: " + printable(((Result.NoResponse) result).message());
  }

  private static String states(Finding.Broken broken, int index) {
    if (broken.proof().isEmpty()) {
      return "";
    }
    Proof.Step step = broken.proof().get().steps().get(index);
    return step.after().isEmpty()
        ? "\n     no state of the contract is possible after this"
        : "\n     possible now: "
            + step.after().stream().map(State::name).collect(Collectors.joining(", "));
  }

  /** The text with control characters shown, so that an answer can't drive a terminal. */
  private static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                printable.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                printable.appendCodePoint(c);
              }
            });
    return printable.toString();
  }
}
