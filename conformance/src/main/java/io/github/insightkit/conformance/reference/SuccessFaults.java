package io.github.insightkit.conformance.reference;

import io.github.insightkit.conformance.contract.StateMachine;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Faults in a success as a whole, and those that come late or to some changes only. */
final class SuccessFaults {
  private static final int LATE = 12;
  private static final int LONG = 100;
  private static final byte[] NOTHING = {};

  private SuccessFaults() {}

  static List<Fault> of(StateMachine machine) {
    Predicate<Answer> reset =
        answer ->
            answer.applied()
                && answer.attempt() != null
                && machine.home().equals(answer.attempt().wanted());
    return List.of(
        rendered(
            "envelope-in-array",
            "the envelope stands in an array",
            "ENVELOPE-08",
            Answer::applied,
            (answer, reply) -> reply.withBody(Framing.join(bytes("["), reply.body(), bytes("]")))),
        rendered(
            "no-content",
            "a change is acknowledged with the status 204 and no content",
            "ENVELOPE-01",
            Answer::applied,
            (answer, reply) -> reply.withStatus(204).withBody(NOTHING)),
        rendered(
            "reset-no-content",
            "a reset is acknowledged with the status 204 and no content",
            "ENVELOPE-01",
            reset,
            (answer, reply) -> reply.withStatus(204).withBody(NOTHING)),
        composed(
            "reset-without-messages",
            "messages is left out where a reset is acknowledged",
            "ENVELOPE-04",
            sound -> reset,
            envelope -> envelope.remove("messages")),
        composed(
            "errors-missing-later",
            "errors is left out of every answer after the first " + LATE,
            "ENVELOPE-03",
            sound -> {
              AtomicInteger count = new AtomicInteger();
              return answer -> answer.applied() && count.incrementAndGet() > LATE;
            },
            envelope -> envelope.remove("errors")),
        composed(
            "error-item-text",
            "a success has an error whose code is a string",
            "ENVELOPE-05",
            sound -> Answer::applied,
            envelope ->
                envelope
                    .withArray("/errors")
                    .addObject()
                    .put("code", "1000")
                    .put("message", "A remark")),
        rendered(
            "body-cut-with-long-rationale",
            "the last brace is missing where the rationale has over " + LONG + " characters",
            "ENVELOPE-01",
            answer ->
                answer.applied()
                    && answer.attempt() != null
                    && answer.attempt().wish() != null
                    && answer.attempt().wish().rationale() != null
                    && answer.attempt().wish().rationale().length() > LONG,
            (answer, reply) ->
                reply.withBody(Arrays.copyOf(reply.body(), reply.body().length - 1))));
  }

  /** Makes what tells for one server whether an answer is struck. */
  private interface Striking {
    Predicate<Answer> in(Behaviour sound);
  }

  private static Fault rendered(
      String id,
      String description,
      String rule,
      Predicate<Answer> when,
      BiFunction<Answer, Reply, Reply> change) {
    return new Fault(
        id,
        description,
        Clause.ENVELOPE,
        rule,
        sound ->
            sound.withRender(
                (answer, envelope) -> {
                  Reply reply = sound.render().reply(answer, envelope);
                  return when.test(answer) ? change.apply(answer, reply) : reply;
                }));
  }

  private static Fault composed(
      String id, String description, String rule, Striking striking, Consumer<ObjectNode> change) {
    return new Fault(
        id,
        description,
        Clause.ENVELOPE,
        rule,
        sound -> {
          Predicate<Answer> struck = striking.in(sound);
          return sound.withCompose(
              answer -> {
                ObjectNode envelope = sound.compose().envelope(answer);
                if (struck.test(answer)) {
                  change.accept(envelope);
                }
                return envelope;
              });
        });
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
