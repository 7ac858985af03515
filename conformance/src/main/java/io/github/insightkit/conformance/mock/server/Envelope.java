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

  static ObjectNode of(Roles roles, DecidedRequest answer) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.put("success", !answer.refused());
    envelope.putArray("errors");
    envelope.putArray("messages");
    if (answer.verdict() instanceof Refusal refusal) {
      ObjectNode error = item(envelope, "/errors", refusal.code(), refusal.message());
      if (refusal.about() != null) {
        error.putObject("source").put("pointer", "/" + roles.name(refusal.about()));
      }
      envelope.putNull("result");
    } else if (answer.verdict() instanceof Decision.Listed listed) {
      envelope.set("result", listed.result());
      if (listed.info() != null) {
        envelope.set("result_info", listed.info());
      }
    }
    return envelope;
  }

  /** Adds an item to a list of the envelope, which is named by its JSON pointer. */
  public static ObjectNode item(ObjectNode envelope, String list, int code, String message) {
    return envelope.withArray(list).addObject().put("code", code).put("message", message);
  }

  /** The first error of a refusal. */
  public static ObjectNode firstError(ObjectNode envelope) {
    return (ObjectNode) envelope.at("/errors/0");
  }

  private static int status(@Nullable Attempt attempt) {
    return attempt == null
        ? OK
        : attempt.target().operation().successes().stream().findFirst().orElse(OK);
  }

  static Reply reply(DecidedRequest answer, ObjectNode envelope) {
    Headers type = Headers.of("Content-Type", MEDIA_TYPE);
    byte[] body = JSON.writeValueAsBytes(envelope);
    return answer.verdict() instanceof Refusal refusal
        ? new Reply(refusal.status(), type.and(refusal.headers()), body)
        : new Reply(status(answer.attempt()), type, body);
  }
}
