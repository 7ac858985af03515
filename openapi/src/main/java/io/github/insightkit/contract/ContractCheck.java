package io.github.insightkit.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Checks that the contract is sound: readable, well-formed, and in agreement with itself; and the
 * documents beside it, which may refer to it.
 *
 * <p>The build runs it before anything is generated. Every problem is told at once, each in one
 * line that names its place, in the order of the document. Safe for use by several threads.
 */
public final class ContractCheck {

  private static final List<Check> OF_ANY =
      List.of(
          new OpenApiShape(),
          new References(),
          new DeclaredNames(),
          new Operations(),
          new SchemaKeywords(),
          new SchemasCompile(),
          new Examples());
  private static final List<Check> OF_STATES =
      List.of(new StateMachineShape(), new States(), new Transitions(), new TransitionExamples());

  /** What SDK and kit can carry. */
  private static final List<Check> PROFILE =
      List.of(
          new SupportedNames(),
          new SupportedAnswers(),
          new SupportedOperations(),
          new SupportedBody(),
          new Reachability());

  private static final List<Check> PROFILE_OF_READS =
      List.of(new SupportedNames(), new SupportedAnswers(), new CompanionReads());
  private static final List<Check> WHAT_CODE_READS =
      List.of(new SupportedReads(), new SupportedFilters(), new ReadByName());

  /** Each asked of a document in which those before it found nothing: one cause is told once. */
  private static final List<List<Check>> OF_CONTRACT =
      List.of(Stream.of(OF_ANY, OF_STATES).flatMap(List::stream).toList(), PROFILE);

  private static final List<List<Check>> OF_COMPANION =
      List.of(OF_ANY, PROFILE_OF_READS, WHAT_CODE_READS);

  private ContractCheck() {}

  /**
   * Checks the contract, and if it is sound the documents beside it.
   *
   * @param args the path of the contract, and those of documents that may refer to it
   * @throws BrokenContract if one isn't sound or can't be read; its message has a line for each
   *     problem
   */
  public static void main(String[] args) {
    List<Path> files = Stream.of(args).map(Path::of).toList();
    Path contract = files.get(0);
    List<String> lines = new ArrayList<>(told(contract, List.of()));
    if (lines.isEmpty()) {
      files.stream().skip(1).forEach(file -> lines.addAll(told(file, List.of(contract))));
    }
    if (!lines.isEmpty()) {
      throw new BrokenContract(lines);
    }
  }

  private static List<String> told(Path file, List<Path> neighbours) {
    List<String> problems;
    try {
      Map<String, String> texts = new HashMap<>();
      for (Path neighbour : neighbours) {
        texts.put(String.valueOf(neighbour.getFileName()), Files.readString(neighbour));
      }
      problems = problems(Files.readString(file), texts);
    } catch (IOException e) {
      problems = List.of("expected a readable file in UTF-8, came %s; put it there".formatted(e));
    }
    return problems.stream()
        .map(problem -> "%s: %s".formatted(file.getFileName(), problem))
        .toList();
  }

  /** Returns the problems of the contract, in its order; empty if it is sound. */
  static List<String> problems(String text) {
    return problems(text, Map.of());
  }

  /**
   * Returns the problems of a document that refers to others; it needs no table of states.
   *
   * @param text the document
   * @param neighbours the others by their names; none for the contract itself
   */
  static List<String> problems(String text, Map<String, String> neighbours) {
    Contract contract;
    try {
      Map<String, JsonNode> trees = new HashMap<>();
      for (Map.Entry<String, String> neighbour : neighbours.entrySet()) {
        trees.put(neighbour.getKey(), StrictYaml.read(neighbour.getValue()));
      }
      contract = new Contract(StrictYaml.read(text), trees);
    } catch (StrictYaml.Unreadable e) {
      return e.problems().stream().map(Problem::toString).toList();
    }
    return (contract.isCompanion() ? OF_COMPANION : OF_CONTRACT)
        .stream()
            .map(checks -> told(contract, checks))
            .filter(problems -> !problems.isEmpty())
            .findFirst()
            .orElse(List.of());
  }

  private static List<String> told(Contract contract, List<Check> checks) {
    return checks.stream()
        .flatMap(check -> check.problems(contract).stream())
        .distinct()
        .sorted(
            Comparator.<Problem>comparingInt(problem -> contract.position(problem.place()))
                .thenComparing(Problem::toString))
        .map(Problem::toString)
        .toList();
  }
}
