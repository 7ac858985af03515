package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.run.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what is sent: for which rules, and how much. */
final class WorkOptions {
  private static final int BASIC = 1_100;
  private static final int EACH = 25;
  private static final List<Profile> PACT = List.of(Profile.PACT);

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      split = ",",
      description =
          "What to run, of ${COMPLETION-CANDIDATES}; everything unless given, but pact, which says"
              + " again what the other rules say. Repeatable.")
  private List<Profile> profiles = new ArrayList<>();

  @Option(
      names = "--deep",
      description =
          "Send more of each kind of request, as several seeds would: up to 3,000 in all.")
  private boolean deep;

  @Mixin private RuleOptions ruleOptions = new RuleOptions();

  @Option(
      names = "--budget",
      paramLabel = "REQUESTS",
      description = {
        "How many requests may be sent; unless given,",
        BASIC + ", and " + EACH + " for each transition of the contract;",
        "three times that with --deep."
      })
  private @Nullable Integer budget;

  Selection selection() {
    Selection selection = ruleOptions.selection(profiles);
    return deep ? selection.deep() : selection;
  }

  Selection pact() {
    UsageException.require(
        profiles.isEmpty() || profiles.equals(PACT),
        "--profile: expected none, for pact verify runs the pact and nothing else, got "
            + profiles
            + "; see run");
    Selection selection = ruleOptions.selection(PACT);
    return UsageException.reading(selection::pact);
  }

  /** How many requests may be sent; at least one. Unless given, about twice those of a run. */
  int budget(Contract contract) {
    int usual = (deep ? 3 : 1) * (BASIC + EACH * contract.machine().transitions().size());
    int requests = Objects.requireNonNullElse(budget, usual);
    UsageException.require(requests > 0, "--budget: expected at least 1 request, got " + requests);
    return requests;
  }
}
