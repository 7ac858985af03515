package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Roles;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the envelopes of the v4 API and makes them replies. */
public final class Envelope {
  private static final int OK = 200;
  static final String MEDIA_TYPE = "application/json";
  public static final JsonMapper JSON = JsonMapper.shared();

  private Envelope() {}

  public static ObjectNode of(Roles roles, DecidedRequest answer) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.put("success", !(answer.verdict() instanceof Refusal));
    var errors = envelope.putArray("errors");
    envelope.putArray("messages");
    if (answer.verdict() instanceof Refusal refusal) {
      ObjectNode item = errors.addObject();
      item.put("code", refusal.code());
      item.put("message", refusal.message());
      if (refusal.about() != null) {
        item.putObject("source").put("pointer", "/" + roles.name(refusal.about()));
      }
      envelope.putNull("result");
    } else if (answer.verdict() instanceof Listed listed) {
      envelope.set("result", listed.result());
      if (listed.info() != null) {
        envelope.set("result_info", listed.info());
      }
    }
    return envelope;
  }

  private static int status(@Nullable Attempt attempt) {
    return attempt == null
        ? OK
        : attempt.target().operation().successes().stream().findFirst().orElse(OK);
  }

  public static Reply reply(DecidedRequest answer, ObjectNode envelope) {
    Headers type = Headers.of("Content-Type", MEDIA_TYPE);
    return answer.verdict() instanceof Refusal refusal
        ? new Reply(refusal.status(), type.and(refusal.headers()), JSON.writeValueAsBytes(envelope))
        : new Reply(status(answer.attempt()), type, JSON.writeValueAsBytes(envelope));
  }
}
