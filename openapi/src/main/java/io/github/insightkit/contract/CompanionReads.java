package io.github.insightkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A document of reads has, for each scope that it reads, the operations that the SDK needs. */
final class CompanionReads implements Check {

  /** What {@code x-reads} may say. */
  private static final Set<String> KINDS =
      new TreeSet<>(Set.of("list", "changesOfAll", "changesOfOne"));

  @Override
  public List<Problem> problems(Contract reads) {
    List<Problem> problems = new ArrayList<>();
    Set<String> scopes = new TreeSet<>();
    reads.beside().operations().forEach(operation -> scopes.add(operation.text("x-scope")));
    Map<String, Set<String>> kinds = new TreeMap<>();
    for (Place operation : reads.operations()) {
      String scope = operation.text("x-scope");
      if (!scopes.contains(scope)) {
        problems.add(
            operation
                .member("x-scope")
                .problem("a scope of the contract " + scopes, scope, "name one of them"));
      } else if (!kinds
          .computeIfAbsent(scope, s -> new TreeSet<>())
          .add(operation.text("x-reads"))) {
        problems.add(
            operation
                .member("x-reads")
                .problem(
                    "each kind of reading once in a scope",
                    operation.text("x-reads") + " again",
                    "say which of " + KINDS + " it is"));
      }
    }
    kinds.forEach(
        (scope, found) -> {
          // One that is there twice stands where another one is missed.
          if (problems.isEmpty() && !found.equals(KINDS)) {
            problems.add(
                reads
                    .at("paths")
                    .problem(
                        "for the scope %s each of %s".formatted(scope, KINDS),
                        found.toString(),
                        "add what is missing, or remove the others"));
          }
        });
    return problems;
  }
}
