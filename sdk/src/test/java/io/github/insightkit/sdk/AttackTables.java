package io.github.insightkit.sdk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Renders what was measured as the tables of the docs. */
final class AttackTables {
  private static final String MANY = "200 calls at once";
  private static final String ONE = "a server sends, or does";

  private AttackTables() {}

  /**
   * A table in a page.
   *
   * @param head its first line, which says where it stands
   * @param rest its other lines
   */
  record Table(String head, String rest) {
    /** The page with this table in place of the one that has the same first words. */
    String in(String page) {
      String words = head.substring(0, head.indexOf('|', 2) + 1);
      int start = page.indexOf("\n" + words) + 1;
      if (start == 0) {
        throw new AssertionError("Expected a table that begins with " + words);
      }
      int end = start;
      while (page.startsWith("|", end)) {
        end = page.indexOf('\n', end) + 1;
      }
      return page.substring(0, start) + head + rest + page.substring(end);
    }
  }

  static List<Table> of(List<Measured> results) {
    return List.of(
        table(MANY, results.stream().filter(one -> one.calls() > 1).toList()),
        table(ONE, results.stream().filter(one -> one.calls() == 1).toList()));
  }

  private static Table table(String first, List<Measured> results) {
    Map<String, List<Measured>> rows = new LinkedHashMap<>();
    for (Measured one : results) {
      rows.computeIfAbsent(one.event() + "\t" + one.over(), key -> new ArrayList<>()).add(one);
    }
    return new Table(
        "| " + first + " | over | the caller gets | requests | ms | of ms | MiB |\n",
        "| --- | --- | --- | --- | --- | --- | --- |\n"
            + rows.values().stream().map(AttackTables::row).collect(Collectors.joining()));
  }

  /** A blocking and an asynchronous result; what is the same is said once. */
  private static String row(List<Measured> both) {
    Measured one = both.get(0);
    return "| "
        + String.join(
            " | ",
            one.event().replace("|", "\\|").replace("<", "&lt;"),
            one.over().title(),
            cell(both.stream().map(AttackTables::endings).toList()),
            cell(both.stream().map(measured -> "" + measured.requests()).toList()),
            pair(both.stream().map(measured -> "" + measured.slowestMillis()).toList()),
            "" + one.timeoutMillis(),
            pair(both.stream().map(AttackTables::mebibytes).toList()))
        + " |\n";
  }

  private static String endings(Measured measured) {
    return measured.calls() == 1
        ? "`" + measured.types().get(0) + "`"
        : measured.endings().replaceAll("(\\w+)=(\\d+)", "$2 `$1`").replace("+", ", ");
  }

  private static String mebibytes(Measured measured) {
    return String.format(Locale.ROOT, "%.1f", measured.peakKib() / 1024.0);
  }

  private static String cell(List<String> values) {
    return values.stream().distinct().collect(Collectors.joining("; "));
  }

  private static String pair(List<String> values) {
    return String.join("; ", values);
  }
}
