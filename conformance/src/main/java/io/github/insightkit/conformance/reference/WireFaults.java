package io.github.insightkit.conformance.reference;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/**
 * Faults in how an answer goes out. Most strike at refused direct changes alone, so that everything
 * else goes on.
 */
final class WireFaults {
  private static final String DIRECT_CHANGE = "\"code\":1001,";
  private static final String MALFORMED = "\"code\":6007,";
  private static final int DEEP = 20;

  private WireFaults() {}

  static List<Fault> all() {
    return List.of(
        framing(
            "connection-reset",
            "a refused direct change is answered with a TCP reset",
            whole -> List.of(Delivery.Ending.RESET)),
        framing(
            "closed-without-answer",
            "a refused direct change is answered by closing the connection",
            whole -> List.of(Delivery.Ending.CLOSE)),
        framing(
            "answer-cut-off",
            "the answer to a refused direct change ends in the middle of its content",
            whole ->
                List.of(
                    new Delivery.Send(Arrays.copyOf(whole, whole.length - 20)),
                    Delivery.Ending.CLOSE)),
        framing(
            "head-cut-off",
            "the answer to a refused direct change ends in the middle of its head",
            whole -> List.of(new Delivery.Send(Arrays.copyOf(whole, 40)), Delivery.Ending.CLOSE)),
        framing(
            "length-too-long",
            "the answer to a refused direct change declares more content than there is",
            whole ->
                List.of(
                    new Delivery.Send(replaced(whole, "Content-Length: ", "Content-Length: 9")),
                    Delivery.Ending.CLOSE)),
        framing(
            "length-not-a-number",
            "the answer to a refused direct change declares a length that is no number",
            whole ->
                List.of(
                    new Delivery.Send(replaced(whole, "Content-Length: ", "Content-Length: x")),
                    Delivery.Ending.CLOSE)),
        framing(
            "status-line-garbled",
            "the answer to a refused direct change begins with what is no status line",
            whole ->
                List.of(
                    new Delivery.Send(replaced(whole, "HTTP/1.1 ", "HTTQ ")),
                    Delivery.Ending.CLOSE)),
        framing(
            "chunk-size-garbled",
            "the answer to a refused direct change comes in chunks with a size that is no number",
            whole -> chunked(whole, "zz\r\n")),
        framing(
            "chunks-cut-off",
            "the answer to a refused direct change comes in chunks, and the last is missing",
            whole -> chunked(whole, "1000\r\n")),
        new Fault(
            "gzip-unasked",
            "the answer to a refused direct change is compressed though nobody asked for it",
            Clause.CODING,
            "HTTP-11",
            sound ->
                sound.withRender(
                    (answer, envelope) -> {
                      Reply reply = sound.render().reply(answer, envelope);
                      return text(reply).contains(DIRECT_CHANGE) ? compressed(reply) : reply;
                    })),
        silent(
            "hang-on-direct-change",
            "a direct change is never answered",
            (request, reply) -> text(reply).contains(DIRECT_CHANGE)),
        silent(
            "hang-on-malformed-body",
            "a body that isn't JSON is never answered",
            (request, reply) -> text(reply).contains(MALFORMED)),
        silent(
            "hang-on-deep-nesting",
            "a body that is nested deeply is never answered",
            (request, reply) -> depth(request.body()) > DEEP));
  }

  private static Fault framing(
      String id, String description, Function<byte[], List<Delivery.Step>> how) {
    return new Fault(
        id,
        description,
        Clause.COMPLETE,
        "HTTP-10",
        sound ->
            sound.withDeliver(
                (request, reply) ->
                    text(reply).contains(DIRECT_CHANGE)
                        ? new Delivery(how.apply(bytes(sound.deliver().plan(request, reply))))
                        : sound.deliver().plan(request, reply)));
  }

  private static Fault silent(String id, String description, BiPredicate<Request, Reply> when) {
    return new Fault(
        id,
        description,
        Clause.ANSWERED,
        "HTTP-14",
        sound ->
            sound.withDeliver(
                (request, reply) ->
                    when.test(request, reply)
                        ? new Delivery(List.of(Delivery.Ending.SILENCE))
                        : sound.deliver().plan(request, reply)));
  }

  private static List<Delivery.Step> chunked(byte[] whole, String size) {
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    int body = text.indexOf("\r\n\r\n") + 4;
    String head =
        text.substring(0, body).replaceAll("Content-Length: \\d+", "Transfer-Encoding: chunked");
    List<Delivery.Step> steps = new ArrayList<>();
    steps.add(new Delivery.Send(latin(head + size + text.substring(body) + "\r\n")));
    steps.add(Delivery.Ending.CLOSE);
    return steps;
  }

  /** The reply with its content compressed and named so. */
  static Reply compressed(Reply reply) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(reply.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reply
        .withBody(bytes.toByteArray())
        .withHeaders(reply.headers().and("Content-Encoding", "gzip"));
  }

  private static int depth(byte[] body) {
    int depth = 0;
    int deepest = 0;
    for (byte b : body) {
      depth += b == '[' || b == '{' ? 1 : b == ']' || b == '}' ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  private static byte[] bytes(Delivery delivery) {
    byte[] all = {};
    for (Delivery.Step step : delivery.steps()) {
      all = step instanceof Delivery.Send send ? Framing.join(all, send.bytes()) : all;
    }
    return all;
  }

  private static byte[] replaced(byte[] whole, String what, String by) {
    return latin(new String(whole, StandardCharsets.ISO_8859_1).replace(what, by));
  }

  private static String text(Reply reply) {
    return new String(reply.body(), StandardCharsets.ISO_8859_1);
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
