package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the contract's operation for a path below the base, and decodes the ids in it, once. */
final class Routes {
  private static final String METHOD = "PATCH";

  private final List<Route> routes;

  private record Route(Operation operation, Pattern path, int longestOwner) {}

  Routes(Contract contract) {
    this.routes =
        contract.operations().stream()
            .map(
                operation ->
                    new Route(
                        operation,
                        Pattern.compile(
                            ContractBehaviour.BASE
                                + operation.path("(?<owner>[^/]+)", "(?<issue>[^/]+)")),
                        longestOwner(contract, operation)))
            .toList();
  }

  private static int longestOwner(Contract contract, Operation operation) {
    return contract
        .document()
        .at("/components/parameters")
        .valueStream()
        .filter(one -> one.path("name").asString("").equals(operation.ownerParameter()))
        .mapToInt(one -> one.at("/schema/maxLength").asInt(Integer.MAX_VALUE))
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }

  void find(Call call) {
    for (Route route : routes) {
      Matcher path = route.path().matcher(call.request().path());
      if (path.matches()) {
        String owner = ReceivedRequest.decoded(path.group("owner"));
        String issue = ReceivedRequest.decoded(path.group("issue"));
        if (!canBe(owner) || !canBe(issue) || owner.length() > route.longestOwner()) {
          throw Refusals.BAD_ID.asException();
        }
        if (!call.request().method().equals(METHOD)) {
          throw Refusals.method(METHOD).asException();
        }
        call.target = new Call.Target(route.operation(), owner, issue);
        return;
      }
    }
    throw Refusals.NO_ROUTE.asException();
  }

  /** Dot segments name a place in a path, not an insight; control characters name nothing. */
  private static boolean canBe(String id) {
    return !id.equals(".")
        && !id.equals("..")
        && id.codePoints().noneMatch(Character::isISOControl);
  }
}
