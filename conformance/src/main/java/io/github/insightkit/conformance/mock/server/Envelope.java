package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.history.Header;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the envelopes of the v4 API and makes them replies. */
public final class Envelope {
  private static final int OK = 200;
  static final List<Header> TYPE = List.of(new Header("Content-Type", "application/json"));
  public static final JsonMapper JSON = JsonMapper.shared();

  private Envelope() {}

  static void compose(Call call) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.put("success", !call.refused());
    envelope.putArray("errors");
    envelope.putArray("messages");
    if (call.decision() instanceof Refusal refusal) {
      ObjectNode error =
          envelope
              .withArray("/errors")
              .addObject()
              .put("code", refusal.code())
              .put("message", refusal.message());
      if (refusal.about() != null) {
        error.putObject("source").put("pointer", "/" + refusal.about().apply(call.roles()));
      }
      envelope.putNull("result");
    } else if (call.decision() instanceof Decision.Listed listed) {
      envelope.set("result", listed.result());
      if (listed.info() != null) {
        envelope.set("result_info", listed.info());
      }
    }
    call.envelope = envelope;
  }

  public static ObjectNode firstError(ObjectNode envelope) {
    return (ObjectNode) envelope.at("/errors/0");
  }

  private static int status(Call call) {
    return call.reachedInsight()
        ? call.target().operation().successes().stream().findFirst().orElse(OK)
        : OK;
  }

  static void render(Call call) {
    byte[] body = JSON.writeValueAsBytes(call.envelope());
    call.reply =
        call.decision() instanceof Refusal refusal
            ? new Reply(
                refusal.status(),
                Stream.concat(TYPE.stream(), refusal.headers().stream()).toList(),
                body)
            : new Reply(status(call), TYPE, body);
  }
}
