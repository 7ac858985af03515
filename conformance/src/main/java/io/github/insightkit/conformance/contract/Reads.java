package io.github.insightkit.conformance.contract;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What the contract's companion says of the list of insights and of the log of their changes: what
 * their parameters and members are called. No implementation is judged by it.
 *
 * @param parameters the names of query parameters, by what they are for
 * @param newestFirst the order in which the newest change comes first
 * @param list the names of what the list has, by what they are for
 * @param log the names of what the log has, by what they are for
 * @param leaf the end of the path of an insight's log, behind the insight
 */
public record Reads(
    Map<String, String> parameters,
    String newestFirst,
    Map<String, String> list,
    Map<String, String> log,
    String leaf) {
  private static final String ROLE = "x-role";

  /** From where it can be read what stands on an insight. */
  public enum Source {
    /** From nowhere. */
    NOTHING("nothing"),
    /** From the list of insights. */
    INSIGHTS_LIST("list"),
    /** From the log of changes, which has the reason as well. */
    AUDIT_LOG("log");

    private final String word;

    Source(String word) {
      this.word = word;
    }

    /** What it is called in a sentence. */
    public String word() {
      return word;
    }

    /** The name by which it is chosen. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The companion of the bundled contract; read when it is first asked for. */
  public static Reads bundled() {
    return Bundled.READS;
  }

  /** The parameter that is for this. */
  public String parameter(String role) {
    return named(parameters, role);
  }

  /** The member of a page of the list, or of an insight on it, that is for this. */
  public String listed(String role) {
    return named(list, role);
  }

  /** The member of a page of the log, or of an entry on it, that is for this. */
  public String logged(String role) {
    return named(log, role);
  }

  private static String named(Map<String, String> names, String role) {
    String name = names.get(role);
    if (name == null) {
      throw new IllegalArgumentException(
          "expected something with x-role %s, found none; add it to the companion".formatted(role));
    }
    return name;
  }

  /** Reads the text of such a document, which the build has validated. */
  static Reads parse(String yaml) {
    JsonNode document = Contract.document(yaml);
    Map<String, String> parameters = new TreeMap<>();
    for (JsonNode parameter : document.requiredAt("/components/parameters")) {
      if (parameter.has(ROLE)) {
        parameters.put(parameter.path(ROLE).stringValue(), parameter.path("name").stringValue());
      }
    }
    JsonNode schemas = document.requiredAt("/components/schemas");
    return new Reads(
        parameters,
        schemas.requiredAt("/SortOrder/x-newest-first").stringValue(),
        members(schemas, "InsightsAnswer", "InsightsPage", "InsightSummary"),
        members(schemas, "AuditLogAnswer", "AuditLogInfo", "AuditEntry"),
        leaf(document.required("paths")));
  }

  private static Map<String, String> members(JsonNode schemas, String... names) {
    Map<String, String> members = new TreeMap<>();
    for (String name : names) {
      schemas
          .required(name)
          .path("properties")
          .forEachEntry(
              (member, schema) -> {
                if (schema.has(ROLE)) {
                  members.put(schema.path(ROLE).stringValue(), member);
                }
              });
    }
    return members;
  }

  private static String leaf(JsonNode paths) {
    return paths
        .propertyStream()
        .filter(path -> path.getValue().at("/get/x-reads").asString("").equals("changesOfOne"))
        .map(path -> path.getKey().substring(path.getKey().lastIndexOf('/')))
        .findFirst()
        .orElseThrow();
  }

  private static final class Bundled {
    static final Reads READS = parse(Contract.resource("/insight-reads.yaml"));
  }
}
