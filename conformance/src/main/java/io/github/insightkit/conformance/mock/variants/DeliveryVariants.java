package io.github.insightkit.conformance.mock.variants;

import static io.github.insightkit.conformance.mock.server.Change.answer;
import static io.github.insightkit.conformance.mock.server.Change.deliver;
import static io.github.insightkit.conformance.mock.server.Change.remembering;
import static io.github.insightkit.conformance.mock.variants.Variant.variant;

import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Delivery;
import io.github.insightkit.conformance.mock.server.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Legal ways to send an answer: its framing, its pieces, and its pace. */
final class DeliveryVariants {
  private static final Duration SLOW = Duration.ofMillis(800);
  private static final int NOW_AND_THEN = 50;
  private static final String LENGTH = "Content-Length: \\d+";

  private DeliveryVariants() {}

  static List<Variant> all() {
    return List.of(
        variant("closing-each-time", "the connection is closed after each answer")
            .by(closing(head -> head.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"))),
        variant("ended-by-closing", "the content ends where the connection does")
            .by(closing(head -> head.replaceAll(LENGTH, "Connection: close"))),
        variant("chunked-answers", "answers come in chunks")
            .by(sending((head, body) -> chunks(head, body, 7, ""))),
        variant(
                "chunked-with-trailer",
                "answers come in chunks, with an extension and a field at the end")
            .by(sending((head, body) -> chunks(head, body, 11, "X-Checksum: 1\r\n"))),
        variant("early-hints", "an interim answer goes before each answer")
            .by(
                sending(
                    (head, body) ->
                        "HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n"
                            + head
                            + body)),
        variant("lower-case-fields", "the names of fields are written in lower case")
            .by(
                sending(
                    (head, body) ->
                        head.replace("Content-Type", "content-type")
                                .replace("Content-Length", "content-length")
                            + body)),
        variant("no-reason-phrase", "status lines have no reason phrase")
            .by(
                sending(
                    (head, body) -> head.replaceFirst("(?<=HTTP/1.1 \\d{3} )[^\r]*", "") + body)),
        variant("in-two-pieces", "head and content come one after the other")
            .by(
                planned(
                    (head, body) ->
                        List.of(
                            Delivery.Send.of(head),
                            new Delivery.Pause(Duration.ofMillis(2)),
                            Delivery.Send.of(body)))),
        variant("slow-now-and-then", "every " + NOW_AND_THEN + "th answer takes 800 milliseconds")
            .by(remembering(DeliveryVariants::slow)),
        throttling("throttled-429", 429, "1"),
        throttling("throttled-503", 503, "1"),
        throttling("throttled-by-date", 429, "Thu, 01 Jan 2026 00:00:00 GMT"));
  }

  /** Sends another text in place of a head, with its empty line, and a body. */
  private static Change sending(BinaryOperator<String> as) {
    return planned((head, body) -> List.of(Delivery.Send.of(as.apply(head, body))));
  }

  private static Change closing(UnaryOperator<String> head) {
    return planned(
        (usual, body) ->
            List.of(Delivery.Send.of(head.apply(usual) + body), Delivery.Ending.CLOSE));
  }

  private static Change planned(BiFunction<String, String, List<Delivery.Step>> plan) {
    return deliver(
        call -> !call.request().method().equals("HEAD"),
        delivery -> {
          if (!(delivery.steps().get(0) instanceof Delivery.Send) || delivery.steps().size() > 1) {
            return delivery;
          }
          String text = delivery.text();
          int end = text.indexOf("\r\n\r\n") + 4;
          return new Delivery(plan.apply(text.substring(0, end), text.substring(end)));
        });
  }

  private static String chunks(String head, String body, int size, String trailer) {
    StringBuilder all = new StringBuilder(head.replaceAll(LENGTH, "Transfer-Encoding: chunked"));
    for (int from = 0; from < body.length(); from += size) {
      String chunk = body.substring(from, Math.min(body.length(), from + size));
      all.append(Integer.toHexString(chunk.length()).toUpperCase(Locale.ROOT))
          .append(trailer.isEmpty() ? "" : ";x=y")
          .append("\r\n")
          .append(chunk)
          .append("\r\n");
    }
    return all.append("0\r\n").append(trailer).append("\r\n").toString();
  }

  private static Change slow() {
    AtomicInteger count = new AtomicInteger();
    return deliver(
        call -> count.incrementAndGet() % NOW_AND_THEN == 0,
        delivery -> {
          List<Delivery.Step> steps = new ArrayList<>();
          steps.add(new Delivery.Pause(SLOW));
          steps.addAll(delivery.steps());
          return new Delivery(steps);
        });
  }

  private static Variant throttling(String id, int status, String retryAfter) {
    Reply later =
        Reply.json(
                status,
                "{\"success\":false,\"errors\":[{\"code\":971,\"message\":\"later\"}],"
                    + "\"messages\":[],\"result\":null}")
            .and("Retry-After", retryAfter);
    return variant(id, "now and then a request is told to come back, with the status " + status)
        .by(
            remembering(
                () -> {
                  AtomicInteger count = new AtomicInteger();
                  return answer(call -> count.incrementAndGet() % (2 * NOW_AND_THEN) == 0, later);
                }));
  }
}
