package io.github.insightkit.conformance.contract;

import java.util.List;
import java.util.stream.Stream;

/**
 * One of the contract's operations: the same change, reached through one kind of owner.
 *
 * @param scope what the insight is reached through, such as {@code zone}
 * @param pathTemplate the path below the base URL, with the parameters in braces
 * @param ownerParameter the name of the path parameter that names the owner
 * @param ownerExample an owner id that the contract gives as an example
 * @param issueParameter the name of the path parameter that names the insight
 * @param issueExample an insight id that the contract gives as an example
 * @param successes the statuses that are named for a change that was applied; none if any 2xx will
 *     do, so that the contract says 2XX
 */
public record Operation(
    String scope,
    String pathTemplate,
    String ownerParameter,
    String ownerExample,
    String issueParameter,
    String issueExample,
    List<Integer> successes) {

  public Operation {
    successes = List.copyOf(successes);
  }

  /** Ids of insights for tries: the contract's example, and four that are made of it. */
  public List<String> issueExamples() {
    return Stream.of("", "another-", "third-", "fourth-", "fifth-")
        .map(more -> more + issueExample)
        .toList();
  }

  /** Whether a change that was applied may be answered with this 2xx. */
  public boolean namesSuccess(int status) {
    return successes.isEmpty() || successes.contains(status);
  }

  /** The end of the path, behind the insight, such as {@code /classification}. */
  public String leaf() {
    return pathTemplate.substring(pathTemplate.lastIndexOf('/'));
  }

  /** The collection at the head of the path, such as {@code accounts}. */
  public String collection() {
    return pathTemplate.substring(1, pathTemplate.indexOf('/', 1));
  }

  /**
   * The path below the base URL of the collection that the owner's insights are in.
   *
   * @param owner the owner's id, percent-encoded already where it needs to be
   */
  public String collectionPath(String owner) {
    return pathTemplate
        .substring(0, pathTemplate.indexOf("/{" + issueParameter + "}"))
        .replace("{" + ownerParameter + "}", owner);
  }

  /**
   * The path below the base URL for these ids, which stand in it as they are given.
   *
   * @param owner the owner's id, percent-encoded already where it needs to be
   * @param issue the insight's id, likewise
   */
  public String path(String owner, String issue) {
    return pathTemplate
        .replace("{" + ownerParameter + "}", owner)
        .replace("{" + issueParameter + "}", issue);
  }
}
