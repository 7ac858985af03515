package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.server.Change.deliver;
import static io.github.insightkit.conformance.mock.server.NamedChange.rows;

import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Delivery;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Vocabulary;
import java.util.List;
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

  /**
   * The id, the rule, how the answer to a refused direct change goes wrong, what is in it, and by
   * what.
   */
  private static final String ROWS =
      """
      answer-cut-off | HTTP-10 | ends in the middle of its content | (?s).{20}$ |
      head-cut-off | HTTP-10 | ends in the middle of its head | (?s)(?<=\\A.{40}).* |
      length-too-long | HTTP-10 | declares more content than there is | (?<=Content-Length: ) | 9
      length-not-a-number | HTTP-10 | declares a length that is no number | (?<=Content-Length: ) | x
      two-lengths-in-one-field | HTTP-10 | declares two lengths | (?<=Content-Length: )(\\d+) | $1, 9$1
      blank-before-colon | HTTP-10 | has a blank before a colon | (?<=Content-Length)(:)( ) | $2$1$2
      chunks-in-http-1-0 | HTTP-10 | comes in chunks as HTTP/1.0 | HTTP/1.1([\\s\\S]*)Content-Length: \\d+ | HTTP/1.0$1Transfer-Encoding: chunked
      status-line-garbled | HTTP-10 | begins with what is no status line | HTTP/1.1 | HTTQ
      """;

  private static final String SENT =
      """
      %1$s | %2$s | the answer to a refused direct change %3$s | direct change answered | send %4$s => %5$s
      """;

  private static final String OTHERS =
      """
      connection-reset | HTTP-10 | a refused direct change is answered with a TCP reset | direct change answered | end RESET
      closed-without-answer | HTTP-10 | a refused direct change is answered by closing the connection | direct change answered | end CLOSE
      chunk-size-garbled | HTTP-10 | the answer to a refused direct change comes in chunks with a size that is no number | direct change answered | send-chunk zz
      chunks-cut-off | HTTP-10 | the answer to a refused direct change comes in chunks, and the last is missing | direct change answered | send-chunk 1000
      length-beside-chunks | HTTP-10 | the answer to a refused direct change has a length beside its chunks | direct change answered | send-chunk + send \\z => 0~~ + send (?=Transfer) => Content-Length: 9~
      head-with-body | HTTP-10 | the answer to HEAD has content | ~^:method: HEAD | send-content-too
      kept-connection-dropped | HTTP-15 | a connection is closed without an answer at its second request | !first request | end CLOSE
      gzip-unasked | HTTP-11 | the answer to a refused direct change is compressed though nobody asked for it | direct change answered | compress
      hang-on-direct-change | HTTP-14 | a direct change is never answered | direct change answered | end SILENCE
      hang-on-malformed-body | HTTP-14 | a body that isn't JSON is never answered | malformed body answered | end SILENCE
      hang-on-deep-nesting | HTTP-14 | a body that is nested deeply is never answered | ~\\[{20} | end SILENCE
      """;

  private WireFaults() {}

  static Stream<NamedChange> of(Cases cases) {
    return NamedChange.faults(rows(SENT, ROWS) + OTHERS, words(cases));
  }

  private static Vocabulary words(Cases cases) {
    return new Vocabulary(cases)
        .when("direct change answered", has(DIRECT_CHANGE))
        .when("malformed body answered", has(MALFORMED))
        .what("send", (when, text) -> sending(when, whole -> sent(whole, Vocabulary.sides(text))))
        .what("send-chunk", (when, size) -> sending(when, whole -> chunked(whole, size)))
        .what(
            "send-content-too",
            (when, none) ->
                deliver(
                    when,
                    head ->
                        new Delivery(List.of(head.steps().get(0), Delivery.Send.of("{\"a\":1}")))));
  }

  /** Sends this in place of the whole answer, byte for letter, and closes. */
  private static Change sending(Predicate<Call> when, UnaryOperator<String> as) {
    return deliver(
        when,
        delivery ->
            new Delivery(
                List.of(Delivery.Send.of(as.apply(delivery.text())), Delivery.Ending.CLOSE)));
  }

  private static Predicate<Call> has(String code) {
    return call -> call.reply().text().contains(code);
  }

  /** The whole with other text where this is found first; a tilde ends a line. */
  private static String sent(String whole, String[] sides) {
    return whole.replaceFirst(sides[0], sides[1].replace("~", "\r\n"));
  }

  /**
   * Sends the content as one chunk, of which this is said to be the size; the right one if none.
   */
  private static String chunked(String whole, String size) {
    int body = whole.indexOf("\r\n\r\n") + 4;
    return whole.substring(0, body).replaceAll("Content-Length: \\d+", "Transfer-Encoding: chunked")
        + (size.isEmpty() ? Integer.toHexString(whole.length() - body) : size)
        + "\r\n"
        + whole.substring(body)
        + "\r\n";
  }
}
