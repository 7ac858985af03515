package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.run.Selection;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

final class RuleOptions {
  @Option(
      names = "--only",
      paramLabel = "RULE",
      split = ",",
      description = "Take these rules: an id, an area, or a pattern with *. Repeatable.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--skip",
      paramLabel = "RULE",
      split = ",",
      description = "Leave these rules out. Repeatable.")
  private List<String> skip = new ArrayList<>();

  Selection selection(List<Profile> profiles) {
    return UsageException.reading(() -> Selection.of(profiles, only, skip));
  }
}
