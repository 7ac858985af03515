package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Schemas;
import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.requests.Interpretation;
import io.github.insightkit.conformance.requests.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okio.ByteString;
import tools.jackson.databind.JsonNode;

/**
 * What exchanges say, each read once, however many rules ask for it.
 *
 * <p>Safe for use by several threads, unless what reads for it is used by another one.
 */
public final class Contents {
  private final Contract contract;
  private final Schemas schemas;
  private final Map<Boolean, Interpretation> interpretations = new HashMap<>();
  private final Map<ByteString, StrictJson.Reading> readings = new ConcurrentHashMap<>();
  private final Map<Map.Entry<String, ByteString>, List<Schemas.Problem>> problems =
      new ConcurrentHashMap<>();
  private final Map<ByteString, Boolean> provocations = new ConcurrentHashMap<>();

  /** Of answers that are held to the schemas of this contract. */
  public Contents(Contract contract) {
    this.contract = contract;
    this.schemas = new Schemas(contract);
  }

  /** The same of a run, with credentials or without, that this reads already. */
  public Contents(Contract contract, boolean credentialed, Interpretation reader) {
    this(contract);
    interpretations.put(credentialed, reader);
  }

  Contract contract() {
    return contract;
  }

  /** How the exchanges of this history are read, which grows. */
  synchronized List<Reading> readings(History history) {
    boolean credentialed = history.origin().credentialed();
    return interpretations
        .computeIfAbsent(credentialed, with -> new Interpretation(contract, with))
        .of(history);
  }

  /** What this content turns out to be. */
  StrictJson.Reading read(ByteString content) {
    return readings.computeIfAbsent(content, bytes -> StrictJson.read(bytes.toByteArray()));
  }

  /**
   * In what ways this content isn't what the schema of this name says; none if it isn't a document.
   */
  List<Schemas.Problem> problems(String schema, ByteString content) {
    return problems.computeIfAbsent(
        Map.entry(schema, content),
        unused ->
            read(content) instanceof StrictJson.Document document
                ? schemas.problems(schema, document.root())
                : List.of());
  }

  /**
   * Whether the request of this exchange has text in it that breaks an answer if it is copied into
   * it as it is: quotes, backslashes, control characters, markup.
   *
   * <p>What becomes of the form of its answer is a matter of its own, and no sign that the server
   * writes wrong answers otherwise.
   */
  boolean isProvocation(Exchange exchange) {
    return provocations.computeIfAbsent(
        exchange.request().body(), body -> isProvocation(read(body).root()));
  }

  private static boolean isProvocation(JsonNode node) {
    return node.isString()
        ? node.stringValue()
            .codePoints()
            .anyMatch(c -> c == '"' || c == '\\' || c == '<' || Character.isISOControl(c))
        : node.valueStream().anyMatch(Contents::isProvocation);
  }
}
