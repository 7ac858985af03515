package io.github.insightkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.command.InsightConformance;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.server.Policies;
import io.github.insightkit.conformance.mock.server.Policies.Policy;
import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.rules.Ledger;
import io.github.insightkit.conformance.rules.Rule;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say of rules, clauses, commands and policies is what the code says. */
class GeneratedPagesTest {
  private static final Pattern COMMAND =
      Pattern.compile("^  (\\w+)(?:, \\w+)* {2,}\\S", Pattern.MULTILINE);

  @Test
  void rules() throws IOException {
    Page.of("rules.md", "rules")
        .has(
            "| rule | level | holds | rests on |\n| --- | --- | --- | --- |\n"
                + Catalogue.rules().stream()
                    .map(GeneratedPagesTest::row)
                    .collect(Collectors.joining()));
  }

  private static String row(Rule rule) {
    return "| %s | %s | %s | %s |%n"
        .formatted(rule.id(), rule.level(), cell(rule.title()), cell(rule.source()));
  }

  @Test
  void clauses() throws IOException {
    Page.of("clauses.md", "clauses").has(markdown(Ledger.of(Catalogue.rules())));
  }

  @Test
  void policies() throws IOException {
    StringBuilder table =
        new StringBuilder("| key | values | what is chosen |\n| --- | --- | --- |\n");
    for (Policy policy : Policies.options(Contract.bundled())) {
      table.append(
          "| `%s` | %s | %s |%n"
              .formatted(policy.key(), String.join(", ", policy.values()), cell(policy.meaning())));
    }
    Page.of("mock.md", "policies").has(table.toString());
  }

  @Test
  void frameworks() throws IOException {
    List<Path> samples = samples();
    StringBuilder versions = new StringBuilder("| folder | written with |\n| --- | --- |\n");
    StringBuilder head = new StringBuilder("| rule |");
    StringBuilder line = new StringBuilder("| --- |");
    for (Path sample : samples) {
      String name = sample.getFileName().toString();
      versions.append("| [%s](../frameworks/%1$s) | %s |%n".formatted(name, dependencies(sample)));
      head.append(' ').append(name).append(" |");
      line.append(" --- |");
    }
    StringBuilder rows = new StringBuilder();
    for (Rule rule : Catalogue.rules()) {
      List<String> cells = new ArrayList<>();
      for (Path sample : samples) {
        cells.add(outcome(sample, rule));
      }
      if (!cells.stream().allMatch(String::isEmpty)) {
        rows.append("| %s | %s |%n".formatted(rule.id(), String.join(" | ", cells)));
      }
    }
    Page.of("frameworks.md", "versions").has(versions.toString());
    Page.of("frameworks.md", "broken").has(head + "\n" + line + "\n" + rows);
  }

  private static List<Path> samples() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("frameworks"))) {
      return folders.filter(folder -> Files.exists(folder.resolve("breaks.txt"))).sorted().toList();
    }
  }

  /** What became of this rule on this server, as its list says it. */
  private static String outcome(Path sample, Rule rule) throws IOException {
    try (Stream<String> broken = Files.lines(sample.resolve("breaks.txt"))) {
      return broken
          .filter(one -> one.contains(" " + rule.id() + " "))
          .map(one -> one.substring(0, one.indexOf(' ')).toLowerCase(Locale.ROOT))
          .collect(Collectors.joining());
    }
  }

  /** The libraries that a package.json or a pom names, with their versions. */
  private static String dependencies(Path sample) throws IOException {
    Path npm = sample.resolve("package.json");
    boolean isNpm = Files.exists(npm);
    String file = Files.readString(isNpm ? npm : sample.resolve("pom.xml"));
    Pattern dependency =
        isNpm
            ? Pattern.compile("\"([^\"]+)\": \"([0-9.]+)\"")
            : Pattern.compile(
                "<artifactId>(?!maven-)([^<]+)</artifactId>\\s+<version>([0-9]+[.][^<]+)<");
    return dependency
        .matcher(file)
        .results()
        .map(one -> one.group(1) + " " + one.group(2))
        .collect(Collectors.joining(", "));
  }

  @Test
  void commands() throws IOException {
    StringBuilder page = new StringBuilder();
    append(page, List.of());
    Page.of("commands.md", "commands").has(page.toString());
  }

  /** The help of this command, and of those below it. */
  private static void append(StringBuilder page, List<String> command) {
    String help = help(command);
    page.append("## ")
        .append(command.isEmpty() ? "insight-conformance" : String.join(" ", command))
        .append("\n\n```text\n")
        .append(help.strip())
        .append("\n```\n\n");
    int commands = help.indexOf("\nCommands:");
    if (commands >= 0) {
      Matcher below = COMMAND.matcher(help.substring(commands));
      while (below.find()) {
        if (!below.group(1).equals("help")) {
          append(page, Stream.concat(command.stream(), Stream.of(below.group(1))).toList());
        }
      }
    }
  }

  private static String help(List<String> command) {
    StringWriter out = new StringWriter();
    String[] arguments =
        Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new);
    assertThat(
            InsightConformance.execute(
                Map.of(), new PrintWriter(out), new PrintWriter(out), arguments))
        .isZero();
    return out.toString().replaceAll("(?m) +$", "");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static String markdown(List<Ledger.Entry> entries) {
    StringBuilder table =
        new StringBuilder("| clause | in our words | rules |\n| --- | --- | --- |\n");
    for (Ledger.Entry entry : entries) {
      table
          .append("| ")
          .append(entry.id())
          .append(" | ")
          .append(entry.sentence())
          .append(" | ")
          .append(
              entry.rules().isEmpty()
                  ? "none: " + entry.exclusion()
                  : String.join(", ", entry.rules()))
          .append(" |\n");
    }
    return table.toString();
  }
}
