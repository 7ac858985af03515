package io.github.insightkit.conformance.run;

import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.pact.PactFile;
import io.github.insightkit.conformance.pact.PactWorkload;
import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.rules.Rule;
import io.github.insightkit.conformance.workload.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which rules are judged, and which workloads are run for them.
 *
 * @param rules in the order of the catalogue
 */
public record Selection(List<Rule> rules, List<Workload> workloads) {

  /** As many turns of what varies as 3,000 requests have room for. */
  private static final int TURNS = 6;

  private static final Workload PACT = new Workload(Profile.PACT, PactWorkload::run);

  public Selection {
    rules = List.copyOf(rules);
    workloads = List.copyOf(workloads);
  }

  /**
   * Selects.
   *
   * @param profiles the profiles to run; all if there is none
   * @param only ids, areas, or patterns with {@code *}; all rules if there is none
   * @param skip the same, for what is left out
   * @throws IllegalArgumentException if a selector matches nothing, or nothing is left
   */
  public static Selection of(Collection<Profile> profiles, List<String> only, List<String> skip) {
    Set<Profile> wanted = Set.copyOf(profiles);
    // Each interaction says what other rules say already, and a defect reported twice is found no
    // better: the pact is run where it is asked for.
    boolean pact =
        wanted.contains(Profile.PACT)
            || only.stream()
                .anyMatch(one -> one.toUpperCase(Locale.ROOT).startsWith(PactFile.AREA));
    List<Rule> rules = pact ? known() : new ArrayList<>(Catalogue.rules());
    rules.removeIf(rule -> !wanted.isEmpty() && !wanted.containsAll(profiles(rule)));
    if (!only.isEmpty()) {
      rules.retainAll(matching("--only", only));
    }
    Set<Rule> unwanted = matching("--skip", skip);
    rules.removeAll(unwanted);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException(
          "--profile, --only and --skip leave no rule to judge; see list");
    }
    Set<Profile> run = EnumSet.noneOf(Profile.class);
    if (!wanted.isEmpty()) {
      run.addAll(wanted);
    } else if (only.isEmpty()) {
      run.addAll(EnumSet.allOf(Profile.class));
      unwanted.forEach(rule -> run.removeAll(profiles(rule)));
    }
    if (wanted.isEmpty()) {
      rules.forEach(rule -> run.addAll(profiles(rule)));
    }
    run.add(Profile.CALIBRATION);
    List<Workload> workloads = new ArrayList<>(Workload.all());
    if (pact) {
      workloads.add(PACT);
    }
    workloads.removeIf(workload -> !run.contains(workload.profile()));
    return new Selection(rules, workloads);
  }

  /** The same with more of what is sent of each kind: as much as several seeds send of it. */
  public Selection deep() {
    return new Selection(
        rules,
        workloads.stream()
            .flatMap(
                workload ->
                    workload.varies()
                        ? IntStream.range(0, TURNS).mapToObj(workload::varied)
                        : Stream.of(workload))
            .toList());
  }

  private static Set<Profile> profiles(Rule rule) {
    return rule.requirement().profiles();
  }

  /**
   * The same of the pact alone, whose interactions need no calibration.
   *
   * @throws IllegalArgumentException if none was selected
   */
  public Selection pact() {
    List<Rule> interactions =
        rules.stream().filter(rule -> rule.area().equals(PactFile.AREA)).toList();
    if (interactions.isEmpty()) {
      throw new IllegalArgumentException("--only and --skip leave no interaction to verify");
    }
    return new Selection(interactions, List.of(PACT));
  }

  /** All rules that can be selected, those of the pact last. */
  public static List<Rule> known() {
    List<Rule> known = new ArrayList<>(Catalogue.rules());
    known.addAll(PactFile.rules());
    return known;
  }

  /** The rule with this id, in any case. */
  public static Optional<Rule> named(String id) {
    return known().stream().filter(rule -> rule.id().equalsIgnoreCase(id)).findFirst();
  }

  private static Set<Rule> matching(String option, List<String> selectors) {
    Set<Rule> matching = new LinkedHashSet<>();
    for (String selector : selectors) {
      Pattern pattern =
          Pattern.compile(
              ("\\Q" + selector.toUpperCase(Locale.ROOT) + "\\E").replace("*", "\\E.*\\Q"));
      List<Rule> found =
          known().stream()
              .filter(
                  rule ->
                      pattern.matcher(rule.id()).matches()
                          || pattern.matcher(rule.area()).matches())
              .toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            option + ": no rule or area matches \"" + selector + "\"; see list");
      }
      matching.addAll(found);
    }
    return matching;
  }
}
