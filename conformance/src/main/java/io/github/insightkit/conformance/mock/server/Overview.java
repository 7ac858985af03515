package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.Reads;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The list of insights of an account or zone and the log of their changes, which lie beside the
 * contract's operations. Safe for use by several threads.
 */
final class Overview {
  static final int USUAL_PAGE = 25;
  static final int LARGEST_PAGE = 1000;

  /** For each operation, the path of the list beside it, and of the log of all or of one. */
  private final Map<Operation, Pattern> paths = new LinkedHashMap<>();

  private final Map<Insight.Id, Set<String>> issues = new ConcurrentHashMap<>();
  private final AuditLog log = new AuditLog(Clock.systemUTC());

  Overview(Contract contract) {
    for (Operation operation : contract.operations()) {
      String path =
          ContractBehaviour.BASE
              + operation.collectionPath("(?<owner>[^/]+)")
              + "(?:(?:/(?<issue>[^/]+))?(?<log>%s))?".formatted(Reads.bundled().leaf());
      paths.put(operation, Pattern.compile(path));
    }
  }

  /** Serves the lists, and notes what they are to show. */
  Change offered() {
    return Change.before(Stage.LIST, this::read)
        .and(Change.after(Stage.CHANGE, call -> true, this::note));
  }

  private void note(Call call) {
    log.changed(call.insight(), call.before(), call.after());
    issues
        .computeIfAbsent(ownerOf(call.insight()), key -> new ConcurrentSkipListSet<>())
        .add(call.target().issue());
  }

  /** Gives the list or the log that is asked for, if one is. */
  private void read(Call call) {
    ReceivedRequest request = call.request();
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return;
    }
    for (Map.Entry<Operation, Pattern> known : paths.entrySet()) {
      Matcher path = known.getValue().matcher(request.path());
      if (path.matches()) {
        String issue = path.group("issue") == null ? "" : path.group("issue");
        Call.Target target =
            new Call.Target(
                known.getKey(),
                ReceivedRequest.decoded(path.group("owner")),
                ReceivedRequest.decoded(issue));
        call.decide(
            path.group("log") == null
                ? new Decision.Listed(list(call, target), null)
                : log.page(call.insight(target), new Query(request)));
      }
    }
  }

  /** What stands on each insight of a page, in the order of their ids. */
  private ObjectNode list(Call call, Call.Target all) {
    Query query = new Query(call.request());
    Reads reads = Reads.bundled();
    int number = query.number(reads.parameter("page"), 1, Integer.MAX_VALUE);
    int size = query.number(reads.parameter("size"), USUAL_PAGE, LARGEST_PAGE);
    Insight.Id owner = ownerOf(call.insight(all));
    Set<String> known = issues.getOrDefault(owner, Set.of());
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put(reads.listed("count"), known.size());
    var listed = result.putArray(reads.listed("items"));
    known.stream()
        .skip((number - 1L) * size)
        .limit(size)
        .forEach(
            issue ->
                listed
                    .addObject()
                    .put(reads.listed("insight"), issue)
                    .put("dismissed", false)
                    .put(
                        reads.listed("value"),
                        call.memory()
                            .look(
                                call.insight(new Call.Target(all.operation(), all.owner(), issue)))
                            .state()
                            .classification()));
    return result.put(reads.listed("page"), number).put(reads.listed("size"), size);
  }

  private static Insight.Id ownerOf(Insight.Id insight) {
    return new Insight.Id(insight.scope(), insight.owner(), "");
  }
}
