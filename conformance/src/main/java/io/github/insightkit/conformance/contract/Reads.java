package io.github.insightkit.conformance.contract;

import tools.jackson.databind.JsonNode;

/**
 * What the contract's companion says of the list of insights and of the log of their changes. No
 * implementation is judged by it.
 *
 * @param listed the member of an insight on the list that shows its state, null where a reset leads
 * @param logged the member of an entry of the log that says why
 */
public record Reads(String listed, String logged) {

  /** The companion of the bundled contract; read when it is first asked for. */
  public static Reads bundled() {
    return Bundled.READS;
  }

  /** Reads the text of such a document, which the build has validated. */
  static Reads parse(String yaml) {
    JsonNode schemas = Contract.document(yaml).requiredAt("/components/schemas");
    return new Reads(
        Roles.named(schemas.required("InsightSummary"), "value"),
        Roles.named(schemas.required("AuditEntry"), "reason"));
  }

  private static final class Bundled {
    static final Reads READS = parse(Contract.resource("/insight-reads.yaml"));
  }
}
