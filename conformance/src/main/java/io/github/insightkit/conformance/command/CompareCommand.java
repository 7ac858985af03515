package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.report.Excerpt;
import io.github.insightkit.conformance.verdict.Comparison;
import io.github.insightkit.conformance.verdict.Comparison.Kind;
import io.github.insightkit.conformance.verdict.SavedReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Parameters;

@Command(name = "compare")
final class CompareCommand extends KitCommand {

  @Parameters(index = "0", paramLabel = "BEFORE", description = "The report.json to start from.")
  private Path before;

  @Parameters(
      index = "1",
      paramLabel = "AFTER",
      description = "The report.json to hold against it.")
  private Path after;

  @Override
  int run(PrintWriter out) {
    SavedReport one = UsageException.reading(() -> SavedReport.read(before));
    SavedReport two = UsageException.reading(() -> SavedReport.read(after));
    Comparison comparison = Comparison.of(one, two);
    Ansi ansi = ansi();
    out.println(
        "before: " + Excerpt.visible(one.verdict()) + ", " + Excerpt.visible(one.baseUrl()));
    out.println(
        "after:  " + Excerpt.visible(two.verdict()) + ", " + Excerpt.visible(two.baseUrl()));
    print(out, ansi.string("@|bold,red Regressed|@"), comparison.of(Kind.REGRESSED));
    print(out, ansi.string("@|bold,green Fixed|@"), comparison.of(Kind.FIXED));
    print(out, ansi.string("@|bold,yellow Still failing|@"), comparison.of(Kind.STILL_FAILING));
    print(out, "Changed", comparison.of(Kind.CHANGED));
    print(out, "New", comparison.of(Kind.NEW));
    print(out, "Answered differently, where the contract is silent", comparison.of(Kind.OBSERVED));
    out.println();
    out.println(
        comparison.isWorse()
            ? ansi.string("@|bold,red worse|@ than before")
            : ansi.string("@|bold,green as good|@ as before, or better"));
    return comparison.isWorse() ? ExitCode.NONCONFORMANT : ExitCode.CONFORMANT;
  }

  private static void print(PrintWriter out, String title, List<Comparison.Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    out.println();
    out.println(title + ":");
    for (Comparison.Change change : changes) {
      out.println("  " + Excerpt.visible(change.name()));
      out.println(
          "    "
              + Excerpt.visible(
                  change.before().equals(change.after())
                      ? change.after()
                      : change.before() + " -> " + change.after())
              + (change.why().isEmpty() ? "" : ": " + Excerpt.visible(change.why())));
    }
  }
}
