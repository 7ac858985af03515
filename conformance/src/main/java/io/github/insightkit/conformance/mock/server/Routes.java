package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Finds the contract's operation for a path below the base, and decodes the ids in it, once. */
final class Routes {
  private static final String METHOD = "PATCH";

  private final String base;
  private final List<Template> templates;

  /** One operation's path, cut at the slashes. */
  private record Template(
      Operation operation, List<String> segments, int owner, int issue, int longestOwner) {

    boolean fits(List<String> path) {
      if (path.size() != segments.size()) {
        return false;
      }
      for (int i = 0; i < path.size(); i++) {
        boolean literal = i != owner && i != issue;
        if (literal ? !path.get(i).equals(segments.get(i)) : path.get(i).isEmpty()) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Routes below this base.
   *
   * @param base the path that all routes start with, such as {@code /client/v4}
   */
  Routes(Contract contract, String base) {
    this.base = base;
    this.templates =
        contract.operations().stream().map(operation -> template(contract, operation)).toList();
  }

  private static Template template(Contract contract, Operation operation) {
    List<String> segments = segments(operation.pathTemplate());
    int owner = segments.indexOf("{" + operation.ownerParameter() + "}");
    int longest = Integer.MAX_VALUE;
    for (JsonNode parameter : contract.document().at("/components/parameters")) {
      if (parameter.path("name").asString("").equals(operation.ownerParameter())) {
        longest = parameter.at("/schema/maxLength").asInt(longest);
      }
    }
    return new Template(
        operation,
        segments,
        owner,
        segments.indexOf("{" + operation.issueParameter() + "}"),
        longest);
  }

  void find(Call call) {
    ReceivedRequest request = call.request();
    Template template = template(request.path());
    List<String> path = segments(request.path().substring(base.length()));
    String owner = PercentEncoding.decode(path.get(template.owner()));
    String issue = PercentEncoding.decode(path.get(template.issue()));
    if (!canBe(owner) || !canBe(issue) || owner.length() > template.longestOwner()) {
      throw Refusals.BAD_ID.asException();
    }
    if (!request.method().equals(METHOD)) {
      throw Refusals.method(METHOD).asException();
    }
    call.target = new Call.Target(template.operation(), owner, issue);
  }

  private Template template(String path) {
    if (path.startsWith(base + "/")) {
      List<String> segments = segments(path.substring(base.length()));
      for (Template template : templates) {
        if (template.fits(segments)) {
          return template;
        }
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

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    int from = 1;
    for (int slash; (slash = path.indexOf('/', from)) >= 0; from = slash + 1) {
      segments.add(path.substring(from, slash));
    }
    segments.add(path.substring(from));
    return segments;
  }
}
