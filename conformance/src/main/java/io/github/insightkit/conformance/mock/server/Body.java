package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.ChangeSchema;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.LenientJson;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.contract.StrictJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body: first as JSON, then for the classification, then for the rationale. */
public final class Body {
  private static final int MOST_READINGS = 16;

  private final StateMachine machine;
  private final ChangeSchema change;
  private final Policies policies;

  Body(Contract contract, Policies policies) {
    this.machine = contract.machine();
    this.change = contract.change();
    this.policies = policies;
  }

  /** Whether a name stands twice in an object, and nothing else is wrong with it. */
  public static boolean namesTwice(Call call) {
    byte[] content = call.request().body();
    try {
      return StrictJson.read(content).reason().startsWith(StrictJson.TWICE)
          && Envelope.JSON.readTree(content) instanceof ObjectNode;
    } catch (JacksonException e) {
      return false;
    }
  }

  /** The objects that a body may be read as, the one first in which the first counts. */
  public static List<ObjectNode> readings(ReceivedRequest request) {
    return LenientJson.readings(request.body(), MOST_READINGS);
  }

  /** Reads an object in which the last counts of what stands twice. */
  public static ObjectNode lastCounting(ReceivedRequest request) {
    return (ObjectNode) Envelope.JSON.readTree(request.body());
  }

  void parse(Call call) {
    StrictJson.Reading reading = StrictJson.read(call.request().body());
    if (!(reading instanceof StrictJson.Document document)) {
      throw Refusals.malformed(reading.reason()).asException();
    }
    if (!(document.root() instanceof ObjectNode body)) {
      throw policies.refusal(Refusals.NOT_AN_OBJECT).asException();
    }
    if (policies.is("unknown-fields", "refused")
        && !change.members().containsAll(body.propertyNames())) {
      throw policies.refusal(Refusals.UNKNOWN_FIELD).asException();
    }
    call.body = body;
  }

  void readValue(Call call) {
    JsonNode node = call.value();
    if (node.isMissingNode()) {
      return;
    }
    if (!node.isNull() && !node.isString()) {
      throw policies.refusal(Refusals.VALUE_NOT_TEXT).asException();
    }
    State wanted = machine.byClassification(node.isNull() ? null : node.stringValue());
    if (wanted == null) {
      throw policies.refusal(Refusals.UNKNOWN_VALUE).asException();
    }
    call.wanted = wanted;
  }

  void readRationale(Call call) {
    JsonNode node = call.reason();
    if (!node.isMissingNode() && !node.isString()) {
      throw policies.refusal(Refusals.RATIONALE_NOT_TEXT).asException();
    }
    String rationale = node.isMissingNode() ? null : node.stringValue();
    State wanted = call.wanted;
    call.rationale =
        wanted == null
            ? rationale
            : switch (wanted.rationale()) {
              case REQUIRED -> demanded(wanted, rationale);
              case OPTIONAL -> policies.is("rationale-optional", "kept") ? rationale : null;
              case UNSPECIFIED -> dropped(rationale);
            };
    if (call.body != null && !change.isPlain() && !change.takes(call.body)) {
      throw policies.refusal(Refusals.OUT_OF_SCHEMA).asException();
    }
  }

  private String demanded(State wanted, @Nullable String rationale) {
    if (rationale == null) {
      throw policies.refusal(Refusals.rationaleMissing(wanted)).asException();
    }
    if (rationale.isBlank() && !policies.accepts("blank-rationale")) {
      throw policies.refusal(Refusals.RATIONALE_BLANK).asException();
    }
    return rationale;
  }

  private @Nullable String dropped(@Nullable String rationale) {
    if (rationale != null && !policies.accepts("rationale-with-reset")) {
      throw policies.refusal(Refusals.RATIONALE_WITH_RESET).asException();
    }
    return null;
  }
}
