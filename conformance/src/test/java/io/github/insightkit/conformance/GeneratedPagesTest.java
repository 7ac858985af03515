package io.github.insightkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.command.InsightConformance;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.server.Policies;
import io.github.insightkit.conformance.mock.server.Policy;
import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.rules.Ledger;
import io.github.insightkit.conformance.rules.Rule;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
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
