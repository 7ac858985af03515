package io.github.insightkit.conformance.run;

import io.github.insightkit.conformance.pact.PactRules;
import io.github.insightkit.conformance.pact.PactWorkload;
import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.rules.Rule;
import io.github.insightkit.conformance.workload.Workload;
import io.github.insightkit.conformance.workload.Workloads;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which rules are judged, and which workloads are run for them.
 *
 * @param rules the rules, in the order of the catalogue
 * @param workloads the workloads, in their order
 */
public record Selection(List<Rule> rules, List<Workload> workloads) {

  /** Copies the lists. */
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
   * @throws IllegalArgumentException if a profile or a selector matches nothing, or nothing is left
   */
  public static Selection of(List<String> profiles, List<String> only, List<String> skip) {
    Set<String> known = profiles();
    for (String profile : profiles) {
      if (!known.contains(profile)) {
        throw new IllegalArgumentException(
            "--profile: expected one of " + known + ", got \"" + profile + "\"");
      }
    }
    // Each interaction says what other rules say already, and a defect reported twice is found no
    // better: the pact is run where it is asked for.
    boolean pact =
        profiles.contains(PactWorkload.PROFILE) || only.stream().anyMatch(Selection::isOfThePact);
    List<Rule> rules = pact ? known() : new ArrayList<>(Catalogue.rules());
    if (!profiles.isEmpty()) {
      rules.removeIf(rule -> !profiles.containsAll(required(rule)));
    }
    if (!only.isEmpty()) {
      Set<Rule> wanted = matching("--only", only);
      rules.removeIf(rule -> !wanted.contains(rule));
    }
    Set<Rule> unwanted = matching("--skip", skip);
    rules.removeAll(unwanted);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException(
          "--profile, --only and --skip leave no rule to judge; see list");
    }
    Set<String> needed = new LinkedHashSet<>();
    rules.forEach(rule -> needed.addAll(required(rule)));
    List<Workload> workloads = new ArrayList<>(Workloads.all());
    if (pact) {
      workloads.add(new PactWorkload());
    }
    Set<String> needless = new LinkedHashSet<>();
    unwanted.forEach(rule -> needless.addAll(required(rule)));
    needless.removeAll(needed);
    return new Selection(
        rules,
        workloads.stream()
            .filter(
                workload ->
                    workload.equals(Workloads.all().get(0))
                        || chosen(workload.profile(), profiles, only, needed, needless))
            .toList());
  }

  /**
   * Selects the pact and nothing else; its interactions need no calibration.
   *
   * @param only ids or patterns with {@code *}; all interactions if there is none
   * @param skip the same, for what is left out
   * @throws IllegalArgumentException if a selector matches nothing, or nothing is left
   */
  public static Selection pact(List<String> only, List<String> skip) {
    Selection all = of(List.of(PactWorkload.PROFILE), only, skip);
    List<Rule> rules =
        all.rules().stream().filter(rule -> rule.area().equals(PactRules.AREA)).toList();
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("--only and --skip leave no interaction to verify");
    }
    return new Selection(rules, List.of(new PactWorkload()));
  }

  private static boolean isOfThePact(String selector) {
    return selector.toUpperCase(Locale.ROOT).startsWith(PactRules.AREA);
  }

  /** All rules that can be selected, those of the pact last. */
  public static List<Rule> known() {
    List<Rule> known = new ArrayList<>(Catalogue.rules());
    known.addAll(PactRules.all());
    return known;
  }

  /** The names of all profiles. */
  public static Set<String> profiles() {
    Set<String> profiles =
        Workloads.all().stream()
            .map(Workload::profile)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    profiles.add(PactWorkload.PROFILE);
    return profiles;
  }

  private static boolean chosen(
      String profile,
      List<String> profiles,
      List<String> only,
      Set<String> needed,
      Set<String> needless) {
    if (!profiles.isEmpty()) {
      return profiles.contains(profile);
    }
    return only.isEmpty() ? !needless.contains(profile) : needed.contains(profile);
  }

  /** The profiles that have to run, besides the calibration, for this rule to be decided. */
  private static Set<String> required(Rule rule) {
    if (rule.id().equals("VALUE-08")) {
      return Set.of("http");
    }
    return switch (rule.area()) {
      case "TRANSITION" -> Set.of("transition");
      case "RATIONALE", "VALUE", "READER" -> Set.of("transition", "forbidden");
      case "AUTH" -> Set.of("auth");
      case "ISOLATION" -> Set.of("isolation");
      case PactRules.AREA -> Set.of(PactWorkload.PROFILE);
      case "SCOPE" -> Set.of("isolation");
      case "RACE" -> Set.of("race");
      case "DURABILITY" -> Set.of("durability");
      case "TEXT", "SAFETY" -> Set.of("text");
      case "HTTP" -> rule.id().compareTo("HTTP-05") < 0 ? Set.of() : Set.of("http");
      default -> Set.of();
    };
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
