package io.github.insightkit.contract;

import java.util.List;
import java.util.regex.Pattern;

/** What an operation is called, and the class that it is generated into. */
final class OperationName {
  private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]*");

  private OperationName() {}

  /**
   * Adds what is wrong with the names of an operation.
   *
   * @param tag the one tag that it has to have
   */
  static void check(Place operation, String tag, List<Problem> problems) {
    String id = operation.text("operationId");
    if (!NAME.matcher(id).matches() || !JavaName.isFree(id)) {
      problems.add(
          operation
              .member("operationId")
              .problem("a name that a method in Java can have", id, "name it so"));
    }
    Place tags = operation.member("tags");
    if (!tags.node().toString().equals("[\"" + tag + "\"]")) {
      problems.add(
          tags.problem(
              "the tag " + tag + ", after which the SDK names the operations",
              tags.node().toString(),
              "say tags: [" + tag + "]"));
    }
  }
}
