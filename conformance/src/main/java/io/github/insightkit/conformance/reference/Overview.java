package io.github.insightkit.conformance.reference;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The list of insights of an account or zone, which lies beside the contract's operations: which
 * there are, and what stands on each. Safe for use by several threads.
 */
final class Overview {
  private static final String ISSUE = "/{issue_id}";
  private static final int USUAL_PAGE = 25;
  private static final int LARGEST_PAGE = 1000;

  private final String base;
  private final List<Operation> operations;
  private final Map<InsightId, Set<String>> issues = new ConcurrentHashMap<>();

  /**
   * One page of a list.
   *
   * @param operation the operation under whose path the list lies
   * @param owner the account or zone
   * @param number the number of the page, from 1
   * @param size how many insights a page holds
   */
  record Page(Operation operation, String owner, int number, int size) {}

  /**
   * The lists below this base.
   *
   * @param base the path that all routes start with
   */
  Overview(Contract contract, String base) {
    this.base = base;
    this.operations = contract.operations();
  }

  /** The page that is asked for; null if the request is about something else. */
  @Nullable Page asked(Request request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return null;
    }
    for (Operation operation : operations) {
      String template = operation.pathTemplate();
      String list = base + template.substring(0, template.indexOf(ISSUE));
      String hole = "{" + operation.ownerParameter() + "}";
      String before = list.substring(0, list.indexOf(hole));
      String after = list.substring(list.indexOf(hole) + hole.length());
      String path = request.path();
      if (path.startsWith(before)
          && path.endsWith(after)
          && path.length() > before.length() + after.length()) {
        String owner = path.substring(before.length(), path.length() - after.length());
        if (owner.indexOf('/') < 0) {
          return new Page(
              operation,
              PercentEncoding.decode(owner),
              number(request, "page", 1, Integer.MAX_VALUE),
              number(request, "per_page", USUAL_PAGE, LARGEST_PAGE));
        }
      }
    }
    return null;
  }

  /** Remembers that there is this issue. */
  void saw(InsightId insight, String issue) {
    issues.computeIfAbsent(ownerOf(insight), key -> new ConcurrentSkipListSet<>()).add(issue);
  }

  /** What stands on each insight of the page, in the order of their ids. */
  ObjectNode result(Request request, Page page, Behaviour behaviour) {
    InsightId owner =
        ownerOf(behaviour.identify().find(request, new Target(page.operation(), page.owner(), "")));
    List<String> all = List.copyOf(issues.getOrDefault(owner, Set.of()));
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("count", all.size());
    var listed = result.putArray("issues");
    long skipped = (page.number() - 1L) * page.size();
    all.stream()
        .skip(skipped)
        .limit(page.size())
        .forEach(
            issue -> {
              Target target = new Target(page.operation(), page.owner(), issue);
              listed
                  .addObject()
                  .put("id", issue)
                  .put("dismissed", false)
                  .put(
                      "user_classification",
                      classification(behaviour, behaviour.identify().find(request, target)));
            });
    return result.put("page", page.number()).put("per_page", page.size());
  }

  private static @Nullable String classification(Behaviour behaviour, InsightId insight) {
    Insight[] known = new Insight[1];
    behaviour
        .insights()
        .update(
            insight,
            before -> {
              known[0] = before;
              return before;
            });
    return known[0].state().classification();
  }

  private static InsightId ownerOf(InsightId insight) {
    return new InsightId(insight.scope(), insight.owner(), "");
  }

  private static int number(Request request, String name, int usual, int largest) {
    int query = request.target().indexOf('?');
    String[] pairs =
        query < 0 ? new String[0] : request.target().substring(query + 1).split("&", -1);
    for (String pair : pairs) {
      if (pair.startsWith(name + "=")) {
        String value = pair.substring(name.length() + 1);
        if (!value.matches("[1-9][0-9]{0,8}") || Integer.parseInt(value) > largest) {
          throw Refusals.badPage().asException();
        }
        return Integer.parseInt(value);
      }
    }
    return usual;
  }
}
