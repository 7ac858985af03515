package io.github.insightkit.conformance.verdict;

import io.github.insightkit.conformance.verdict.SavedReport.SavedRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * What is different between two reports.
 *
 * @param regressed rules that came out worse, and rules that were judged before and aren't now
 * @param fixed rules that came out better
 * @param stillFailing rules that are broken in both
 * @param changed rules that came out differently, and neither better nor worse
 * @param added rules that are judged in the second report only
 * @param observations answers to open questions that differ
 */
public record Comparison(
    List<Change> regressed,
    List<Change> fixed,
    List<Change> stillFailing,
    List<Change> changed,
    List<Change> added,
    List<Change> observations) {

  /**
   * One difference.
   *
   * @param name a rule with its title, or an observation
   * @param before how it was
   * @param after how it is
   * @param why what was found now; empty if there is nothing to say
   */
  public record Change(String name, String before, String after, String why) {}

  /** Copies the lists. */
  public Comparison {
    regressed = List.copyOf(regressed);
    fixed = List.copyOf(fixed);
    stillFailing = List.copyOf(stillFailing);
    changed = List.copyOf(changed);
    added = List.copyOf(added);
    observations = List.copyOf(observations);
  }

  /** Compares a report with an earlier one. */
  public static Comparison of(SavedReport before, SavedReport after) {
    List<Change> regressed = new ArrayList<>();
    List<Change> fixed = new ArrayList<>();
    List<Change> stillFailing = new ArrayList<>();
    List<Change> changed = new ArrayList<>();
    List<Change> added = new ArrayList<>();
    for (SavedRule was : before.rules().values()) {
      SavedRule is = after.rules().get(was.id());
      if (is == null) {
        if (badness(was.verdict()) == 0) {
          regressed.add(change(was, was.verdict().name(), "not judged", ""));
        } else {
          changed.add(change(was, was.verdict().name(), "not judged", ""));
        }
        continue;
      }
      Change change = change(is, was.verdict().name(), is.verdict().name(), is.message());
      int worse = Integer.compare(badness(is.verdict()), badness(was.verdict()));
      if (worse > 0) {
        regressed.add(change);
      } else if (worse < 0) {
        fixed.add(change);
      } else if (was.verdict() != is.verdict()) {
        changed.add(change);
      } else if (badness(is.verdict()) == FAILING) {
        stillFailing.add(change);
      }
    }
    regressed.sort(Comparator.comparingInt(Comparison::urgency));
    for (SavedRule is : after.rules().values()) {
      if (!before.rules().containsKey(is.id())) {
        added.add(change(is, "not judged", is.verdict().name(), is.message()));
      }
    }
    return new Comparison(
        regressed, fixed, stillFailing, changed, added, observations(before, after));
  }

  private static final int FAILING = 4;

  /** What is broken comes before what can only not be told any more. */
  private static int urgency(Change change) {
    return change.after().equals(Verdict.FAIL.name()) ? 0 : 1;
  }

  /** How bad a verdict is; what isn't known to hold is worse than what is. */
  private static int badness(Verdict verdict) {
    return switch (verdict) {
      case PASS, NOT_APPLICABLE -> 0;
      case STALE_KNOWN -> 1;
      case WARN, KNOWN, MASKED -> 2;
      case UNTESTABLE, INCONCLUSIVE -> 3;
      case FAIL, HARNESS_ERROR -> FAILING;
    };
  }

  private static Change change(SavedRule rule, String before, String after, String why) {
    return new Change(rule.id() + " " + rule.title(), before, after, why);
  }

  private static List<Change> observations(SavedReport before, SavedReport after) {
    TreeSet<String> names = new TreeSet<>(before.observations().keySet());
    names.addAll(after.observations().keySet());
    List<Change> differences = new ArrayList<>();
    for (String name : names) {
      String was = before.observations().getOrDefault(name, "not observed");
      String is = after.observations().getOrDefault(name, "not observed");
      if (!was.equals(is)) {
        differences.add(new Change(name, was, is, ""));
      }
    }
    return differences;
  }

  /** Whether anything is worse than it was; a new rule that is broken counts. */
  public boolean isWorse() {
    return !regressed.isEmpty()
        || added.stream().anyMatch(rule -> rule.after().equals(Verdict.FAIL.name()));
  }
}
