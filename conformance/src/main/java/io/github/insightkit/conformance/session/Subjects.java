package io.github.insightkit.conformance.session;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.history.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The insights that a run may change.
 *
 * @param addresses all of them: each scope that was given, with each issue that was given
 */
public record Subjects(List<Address> addresses) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Subjects {
    addresses = List.copyOf(addresses);
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("expected at least one insight, got none");
    }
  }

  /**
   * Each of these issues, through each of these scopes in the order of the contract.
   *
   * @param owners the owner's id, by the name of the scope
   * @throws IllegalArgumentException if there is none, or the contract has no such scope
   */
  public static Subjects of(Contract contract, Map<String, String> owners, List<String> issues) {
    owners.keySet().forEach(contract::operation);
    List<Address> addresses = new ArrayList<>();
    for (Operation operation : contract.operations()) {
      String owner = owners.get(operation.scope());
      if (owner != null) {
        issues.forEach(issue -> addresses.add(new Address(operation.scope(), owner, issue)));
      }
    }
    return new Subjects(addresses);
  }

  /** The ids that the contract gives as examples, and as many more as can rest. */
  public static Subjects examples(Contract contract) {
    Map<String, String> owners = new LinkedHashMap<>();
    contract.operations().forEach(one -> owners.put(one.scope(), one.ownerExample()));
    return of(contract, owners, contract.operations().get(0).issueExamples());
  }

  /** The one that most is done with. */
  public Address first() {
    return addresses.get(0);
  }

  /** Another insight of the same owner. */
  public Optional<Address> sibling() {
    return siblings().findFirst();
  }

  private Stream<Address> siblings() {
    return addresses.stream()
        .filter(
            address ->
                address.scope().equals(first().scope())
                    && address.owner().equals(first().owner())
                    && !address.issue().equals(first().issue()));
  }

  /**
   * Two insights of the same owner that can be left alone, or three of five and more; none unless
   * two others are left.
   */
  public List<Address> resting() {
    List<Address> siblings = siblings().toList();
    return siblings.size() < 3
        ? List.of()
        : siblings.subList(Math.max(1, siblings.size() - 3), siblings.size());
  }

  /** All but those that are left alone, which may be reached through each scope. */
  public List<Address> working() {
    List<String> resting = resting().stream().map(Address::issue).toList();
    return addresses.stream().filter(address -> !resting.contains(address.issue())).toList();
  }

  /** The same issue in each other scope. */
  public List<Address> otherScopes() {
    return addresses.stream()
        .filter(
            address ->
                !address.scope().equals(first().scope()) && address.issue().equals(first().issue()))
        .toList();
  }
}
