package io.github.insightkit.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Checks that the contract is sound: readable, well-formed, and in agreement with itself.
 *
 * <p>The build runs it before anything is generated. Every problem is told at once, each in one
 * line that names its place, in the order of the document. Safe for use by several threads.
 */
public final class ContractCheck {

  private static final List<Check> CHECKS =
      List.of(
          new OpenApiShape(),
          new StateMachineShape(),
          new References(),
          new DeclaredNames(),
          new Operations(),
          new SchemaKeywords(),
          new SchemasCompile(),
          new Examples(),
          new States(),
          new Transitions(),
          new TransitionExamples());

  private ContractCheck() {}

  /**
   * Checks one file.
   *
   * @param args the path of the document
   * @throws BrokenContract if it isn't sound or can't be read; its message has a line for each
   *     problem
   */
  public static void main(String[] args) {
    Path file = Path.of(args[0]);
    List<String> lines =
        problems(file).stream()
            .map(problem -> "%s: %s".formatted(file.getFileName(), problem))
            .toList();
    if (!lines.isEmpty()) {
      throw new BrokenContract(lines);
    }
  }

  private static List<String> problems(Path file) {
    try {
      return problems(Files.readString(file));
    } catch (IOException e) {
      return List.of("expected a readable file in UTF-8, came %s; put it there".formatted(e));
    }
  }

  /** Returns the problems of a document, in its order; empty if it is sound. */
  static List<String> problems(String text) {
    Contract contract;
    try {
      contract = new Contract(StrictYaml.read(text));
    } catch (StrictYaml.Unreadable e) {
      return List.of(e.problem().toString());
    }
    return CHECKS.stream()
        .flatMap(check -> check.problems(contract).stream())
        .distinct()
        .sorted(
            Comparator.<Problem>comparingInt(problem -> contract.position(problem.place()))
                .thenComparing(Problem::toString))
        .map(Problem::toString)
        .toList();
  }
}
