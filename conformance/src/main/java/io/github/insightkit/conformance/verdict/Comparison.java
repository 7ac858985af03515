package io.github.insightkit.conformance.verdict;

import io.github.insightkit.conformance.verdict.SavedReport.SavedRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is different between two reports.
 *
 * @param changes the differences, each kind in the order of the catalogue, but for what is broken
 *     now, which comes before what can only not be told
 */
public record Comparison(List<Change> changes) {
  private static final String UNJUDGED = "not judged";
  private static final int FAILING = 4;

  /** How a difference is to be taken. */
  public enum Kind {
    /** A rule came out worse, or was judged before and isn't now. */
    REGRESSED,
    /** A rule came out better. */
    FIXED,
    /** A rule is broken in both. */
    STILL_FAILING,
    /** A rule came out differently, and neither better nor worse. */
    CHANGED,
    /** A rule is judged in the second report only. */
    NEW,
    /** An open question is answered otherwise. */
    OBSERVED
  }

  /**
   * One difference.
   *
   * @param name a rule with its title, or an observation
   * @param why what was found now; empty if there is nothing to say
   */
  public record Change(Kind kind, String name, String before, String after, String why) {
    private boolean isBroken() {
      return after.equals(Verdict.FAIL.name());
    }
  }

  public static Comparison of(SavedReport before, SavedReport after) {
    List<Change> changes = new ArrayList<>();
    for (SavedRule was : before.rules().values()) {
      SavedRule is = after.rules().get(was.id());
      if (is == null) {
        Kind kind = badness(was.verdict()) == 0 ? Kind.REGRESSED : Kind.CHANGED;
        changes.add(change(kind, was, was.verdict().name(), UNJUDGED, ""));
      } else {
        kind(was.verdict(), is.verdict())
            .map(kind -> change(kind, is, was.verdict().name(), is.verdict().name(), is.message()))
            .ifPresent(changes::add);
      }
    }
    for (SavedRule is : after.rules().values()) {
      if (!before.rules().containsKey(is.id())) {
        changes.add(change(Kind.NEW, is, UNJUDGED, is.verdict().name(), is.message()));
      }
    }
    changes.sort(Comparator.comparing(change -> !change.isBroken()));
    Set<String> names = new TreeSet<>(before.observations().keySet());
    names.addAll(after.observations().keySet());
    for (String name : names) {
      String was = before.observations().getOrDefault(name, "not observed");
      String is = after.observations().getOrDefault(name, "not observed");
      if (!was.equals(is)) {
        changes.add(new Change(Kind.OBSERVED, name, was, is, ""));
      }
    }
    return new Comparison(changes);
  }

  private static Optional<Kind> kind(Verdict was, Verdict is) {
    int worse = Integer.compare(badness(is), badness(was));
    if (worse != 0) {
      return Optional.of(worse > 0 ? Kind.REGRESSED : Kind.FIXED);
    }
    if (was != is) {
      return Optional.of(Kind.CHANGED);
    }
    return badness(is) == FAILING ? Optional.of(Kind.STILL_FAILING) : Optional.empty();
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

  private static Change change(Kind kind, SavedRule rule, String before, String after, String why) {
    return new Change(kind, rule.id() + " " + rule.title(), before, after, why);
  }

  public List<Change> of(Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).toList();
  }

  /** Whether anything is worse than it was; a new rule that is broken counts. */
  public boolean isWorse() {
    return !of(Kind.REGRESSED).isEmpty() || of(Kind.NEW).stream().anyMatch(Change::isBroken);
  }
}
