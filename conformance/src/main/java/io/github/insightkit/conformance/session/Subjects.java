package io.github.insightkit.conformance.session;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.history.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /** The ids that the contract gives as examples: two insights in each scope. */
  public static Subjects examples(Contract contract) {
    List<Address> examples = new ArrayList<>();
    for (Operation operation : contract.operations()) {
      for (String issue :
          List.of(operation.issueExample(), "another-" + operation.issueExample())) {
        examples.add(new Address(operation.scope(), operation.ownerExample(), issue));
      }
    }
    return new Subjects(examples);
  }

  /** The one that most is done with. */
  public Address first() {
    return addresses.get(0);
  }

  /** Another insight of the same owner. */
  public Optional<Address> sibling() {
    return addresses.stream()
        .filter(
            address ->
                address.scope().equals(first().scope())
                    && address.owner().equals(first().owner())
                    && !address.issue().equals(first().issue()))
        .findFirst();
  }

  /** The same issue in another scope. */
  public Optional<Address> otherScope() {
    return addresses.stream()
        .filter(
            address ->
                !address.scope().equals(first().scope()) && address.issue().equals(first().issue()))
        .findFirst();
  }
}
