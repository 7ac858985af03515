package io.github.insightkit.contract;

import java.util.ArrayList;
import java.util.List;

/** The parameters of an operation, its path's included. */
final class PathParameters {
  private PathParameters() {}

  /** Returns those that stand in the path, in the order of the path. */
  static List<Place> of(Contract contract, Place operation) {
    String path = contract.parent(operation).name();
    return all(contract, operation).stream()
        .filter(parameter -> parameter.text("in").equals("path"))
        .sorted(
            java.util.Comparator.comparingInt(
                parameter -> path.indexOf("{" + parameter.text("name") + "}")))
        .toList();
  }

  /** Returns all, wherever they stand. */
  static List<Place> all(Contract contract, Place operation) {
    List<Place> parameters = new ArrayList<>();
    for (Place holder : List.of(contract.parent(operation), operation)) {
      for (Place parameter : holder.member("parameters").items()) {
        parameters.add(contract.follow(parameter));
      }
    }
    return List.copyOf(parameters);
  }
}
