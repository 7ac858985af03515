package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.rules.Ledger;
import io.github.insightkit.conformance.rules.Rule;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "list", abbreviateSynopsis = true)
final class ListCommand extends KitCommand {
  @Mixin private RuleOptions ruleOptions = new RuleOptions();

  @Option(names = "--json", description = "As JSON, with all there is to say about each.")
  private boolean json;

  @Option(
      names = "--clauses",
      description = "The clauses that the rules rest on instead, and why some have no rule.")
  private boolean clauses;

  @Override
  int run(PrintWriter out) {
    List<Rule> rules = ruleOptions.selection(List.of()).rules();
    if (json) {
      ObjectNode root = JsonMapper.shared().createObjectNode().put("catalogue", Catalogue.VERSION);
      if (clauses) {
        root.putPOJO("clauses", Ledger.of(rules));
      } else {
        add(rules, root.putArray("rules"));
      }
      out.println(root.toPrettyString());
    } else if (clauses) {
      print(Ledger.of(rules), out);
    } else {
      Ansi ansi = ansi();
      for (Rule rule : rules) {
        out.println(
            ansi.string(
                    "@|bold %-15s|@ %-7s @|faint %-24s|@ "
                        .formatted(rule.id(), rule.level(), rule.source()))
                + rule.title());
      }
    }
    return ExitCode.CONFORMANT;
  }

  private void print(List<Ledger.Entry> entries, PrintWriter out) {
    Ansi ansi = ansi();
    for (Ledger.Entry entry : entries) {
      out.println(
          ansi.string("@|bold %s|@".formatted(entry.id()))
              + (entry.sentence().isEmpty() ? "" : "  " + entry.sentence()));
      out.println(
          "     "
              + (!entry.rules().isEmpty()
                  ? String.join(", ", entry.rules())
                  : entry.exclusion().isEmpty()
                      ? "no rule that was selected"
                      : "no rule: " + entry.exclusion()));
    }
  }

  private static void add(List<Rule> rules, ArrayNode array) {
    for (Rule rule : rules) {
      ObjectNode node =
          array
              .addObject()
              .put("id", rule.id())
              .put("area", rule.area())
              .put("level", rule.level().name())
              .put("clause", rule.source());
      String sentence = Clause.sentence(rule.source());
      if (!sentence.isEmpty()) {
        node.put("clauseText", sentence);
      }
      node.put("title", rule.title())
          .put("meaning", rule.requirement().meaning())
          .put("needs", rule.requirement().needs())
          .put("lookAt", rule.requirement().lookAt());
    }
  }
}
