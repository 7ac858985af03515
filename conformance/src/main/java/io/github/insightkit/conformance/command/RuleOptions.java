package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.pact.PactWorkload;
import io.github.insightkit.conformance.run.Selection;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that select rules. */
final class RuleOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

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

  @SuppressWarnings("NullAway.Init") // picocli sets the annotated fields before it calls.
  RuleOptions() {}

  /** What is selected by these options and these profiles. */
  Selection selection(List<String> profiles) {
    try {
      return Selection.of(profiles, only, skip);
    } catch (IllegalArgumentException e) {
      throw Usage.error(spec, e.getMessage());
    }
  }

  /** What is selected of the pact, and nothing else. */
  Selection pact(List<String> profiles) {
    Usage.require(
        spec,
        profiles.isEmpty() || profiles.equals(List.of(PactWorkload.PROFILE)),
        "--profile: expected none, for pact verify runs the pact and nothing else, got "
            + profiles
            + "; see run");
    try {
      return Selection.pact(only, skip);
    } catch (IllegalArgumentException e) {
      throw Usage.error(spec, e.getMessage());
    }
  }
}
