package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.deliver;
import static io.github.insightkit.conformance.mock.server.Change.render;

import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Delivery;
import io.github.insightkit.conformance.mock.server.NamedChange;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Faults in how an answer goes out. Most strike at refused direct changes alone, so that everything
 * else goes on.
 */
final class WireFaults {
  private static final String DIRECT_CHANGE = "\"code\":1001,";
  private static final String MALFORMED = "\"code\":6007,";

  /** The id, how the answer to a refused direct change goes wrong, what is in it, and by what. */
  private static final String ROWS =
      """
      answer-cut-off | ends in the middle of its content | (?s).{20}$ |
      head-cut-off | ends in the middle of its head | (?s)(?<=\\A.{40}).* |
      length-too-long | declares more content than there is | (?<=Content-Length: ) | 9
      length-not-a-number | declares a length that is no number | (?<=Content-Length: ) | x
      two-lengths-in-one-field | declares two lengths | (?<=Content-Length: )(\\d+) | $1, 9$1
      blank-before-colon | has a blank before a colon | (?<=Content-Length)(:)( ) | $2$1$2
      chunks-in-http-1-0 | comes in chunks as HTTP/1.0 | HTTP/1.1([\\s\\S]*)Content-Length: \\d+ | HTTP/1.0$1Transfer-Encoding: chunked
      status-line-garbled | begins with what is no status line | HTTP/1.1 | HTTQ
      """;

  private WireFaults() {}

  static Stream<Fault> all() {
    return Stream.concat(
        NamedChange.rows(ROWS)
            .map(
                cells ->
                    answering(cells[0], cells[1], whole -> whole.replaceFirst(cells[2], cells[3]))),
        others());
  }

  private static Stream<Fault> others() {
    return Stream.of(
        framing("connection-reset", "a refused direct change is answered with a TCP reset")
            .by(struck(whole -> List.of(Delivery.Ending.RESET))),
        framing(
                "closed-without-answer",
                "a refused direct change is answered by closing the connection")
            .by(struck(whole -> List.of(Delivery.Ending.CLOSE))),
        answering(
            "chunk-size-garbled",
            "comes in chunks with a size that is no number",
            whole -> chunked(whole, "zz")),
        answering(
            "chunks-cut-off",
            "comes in chunks, and the last is missing",
            whole -> chunked(whole, "1000")),
        answering(
            "length-beside-chunks",
            "has a length beside its chunks",
            whole ->
                (chunked(whole, Integer.toHexString(whole.length() - whole.indexOf("\r\n\r\n") - 4))
                        + "0\r\n\r\n")
                    .replaceFirst("Transfer", "Content-Length: 9\r\n$0")),
        fault("head-with-body", "HTTP-10")
            .says("the answer to HEAD has content")
            .by(
                deliver(
                    Cases.asked("^:method: HEAD"),
                    head ->
                        new Delivery(List.of(head.steps().get(0), Delivery.Send.of("{\"a\":1}"))))),
        fault("kept-connection-dropped", "HTTP-15")
            .says("a connection is closed without an answer at its second request")
            .by(
                deliver(
                    call -> !call.request().first(),
                    delivery -> new Delivery(List.of(Delivery.Ending.CLOSE)))),
        fault("gzip-unasked", "HTTP-11")
            .says("the answer to a refused direct change is compressed though nobody asked for it")
            .by(
                render(
                    (call, reply) ->
                        reply.text().contains(DIRECT_CHANGE) ? reply.compressed() : reply)),
        hanging("direct-change", "a direct change", has(DIRECT_CHANGE)),
        hanging("malformed-body", "a body that isn't JSON", has(MALFORMED)),
        hanging("deep-nesting", "a body that is nested deeply", Cases.asked("\\[{20}")));
  }

  private static Fault.Name framing(String id, String description) {
    return fault(id, "HTTP-10").says(description);
  }

  /** Sends this in place of the whole answer, byte for letter, and closes. */
  private static Fault answering(String id, String how, UnaryOperator<String> as) {
    return framing(id, "the answer to a refused direct change " + how)
        .by(struck(whole -> List.of(Delivery.Send.of(as.apply(whole)), Delivery.Ending.CLOSE)));
  }

  private static Fault hanging(String on, String what, Predicate<Call> when) {
    return fault("hang-on-" + on, "HTTP-14")
        .says(what + " is never answered")
        .by(deliver(when, delivery -> new Delivery(List.of(Delivery.Ending.SILENCE))));
  }

  private static Change struck(Function<String, List<Delivery.Step>> how) {
    return deliver(has(DIRECT_CHANGE), delivery -> new Delivery(how.apply(delivery.text())));
  }

  private static Predicate<Call> has(String code) {
    return call -> call.reply().text().contains(code);
  }

  private static String chunked(String whole, String size) {
    int body = whole.indexOf("\r\n\r\n") + 4;
    return whole.substring(0, body).replaceAll("Content-Length: \\d+", "Transfer-Encoding: chunked")
        + size
        + "\r\n"
        + whole.substring(body)
        + "\r\n";
  }
}
