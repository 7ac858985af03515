package io.github.insightkit.conformance.mock.variants;

import static io.github.insightkit.conformance.mock.server.Change.answer;
import static io.github.insightkit.conformance.mock.server.Change.deliver;
import static io.github.insightkit.conformance.mock.server.NamedChange.rows;

import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Delivery;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Reply;
import io.github.insightkit.conformance.mock.server.Vocabulary;
import io.github.insightkit.conformance.mock.server.When;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Legal ways to send an answer: its framing, its pieces, and its pace. */
final class DeliveryVariants {
  private static final Duration SLOW = Duration.ofMillis(800);
  private static final List<Delivery.Step> CLOSED = List.of(Delivery.Ending.CLOSE);

  /** The id, what is different, what in a head is another text, and which; ~ ends a line. */
  private static final String HEADS =
      """
      early-hints | an interim answer goes before each answer | \\A | HTTP/1.1 103 Early Hints~Link: </a>; rel=preload~~
      processing | answers come after word that they are worked on | \\A | HTTP/1.1 102 Processing~~
      no-reason-phrase | status lines have no reason phrase | (?<=\\AHTTP/1.1 \\d{3} )[^~]* |
      odd-reason-phrase | status lines have a reason phrase of their own | (?<=\\AHTTP/1.1 \\d{3} )[^~]* | As you wish
      lower-case-fields | the name of a field is written in lower case | Content-Type | content-type
      upper-case-fields | the name of a field is written in capitals | Content-Type | CONTENT-TYPE
      no-blank-after-colons | no blank stands before the value of a field | (~[\\w-]+:) | $1
      blanks-after-colons | several blanks stand before the value of a field | (~[\\w-]+:) | $1 \t
      blanks-after-values | blanks stand after the value of a field | (?<=json)~ | \t ~
      type-upper-case | answers are declared as Application/JSON | (?<=Content-Type: )[^~]* | Application/JSON; charset=UTF-8
      type-with-charset | answers are declared with a charset | (?<=Content-Type: )[^~]* | application/json;charset=utf-8
      type-with-profile | answers are declared with a quoted parameter | (?<=Content-Type: )[^~]* | application/json; profile="a;b"
      type-problem | answers are declared as a kind of JSON | (?<=Content-Type: )[^~]* | application/vnd.api+json
      extra-fields | answers have cookies and fields of their own | ~~ | ~Set-Cookie: __cf_bm=a; path=/~Set-Cookie: b=1~cf-ray: 8c-AMS~Ratelimit: "default";r=50;t=30~~
      varying | what answers vary by is said in two fields | ~~ | ~Vary: Accept~Vary: Accept-Encoding~~
      tagged | answers have tags and times | ~~ | ~ETag: W/"1"~Last-Modified: Thu, 01 Jan 2026 00:00:00 GMT~~
      through-proxies | answers name what they came through | ~~ | ~Via: 1.1 edge, 1.0 fred (squid)~Age: 0~~
      cross-origin | answers are for pages of any origin | ~~ | ~Access-Control-Allow-Origin: *~Access-Control-Expose-Headers: *~~
      empty-field | answers have a field without a value | ~~ | ~X-Request-Id:~~
      to-be-retired | answers say that the operation is to be retired | ~~ | ~Deprecation: @1688169599~Sunset: Sat, 31 Dec 2050 00:00:00 GMT~~
      hardened | answers have fields that guard a browser | ~~ | ~X-Content-Type-Options: nosniff~Content-Security-Policy: default-src 'none'~~
      keeping-alive | answers say how long a connection is kept | ~~ | ~Connection: keep-alive~Keep-Alive: timeout=60, max=9999~~
      not-to-be-kept | answers say that they aren't to be kept | ~~ | ~Cache-Control: no-store, private, max-age=0~Pragma: no-cache~Expires: 0~~
      linking | answers link to a description | ~~ | ~Link: </docs>; rel="help"; title="a, b", <https://example.com/>; rel=license~~
      timed | answers say how long what took | ~~ | ~Server-Timing: db;dur=53, app;dur=47.2;desc="a;b"~~
      limits-told | answers tell several limits, one of them used up | ~~ | ~Ratelimit: "default";r=0;t=12, "burst";r=7;t=3~Ratelimit-Policy: "default";q=1200;w=300~~
      length-with-zeros | the length of the content has zeros before it | (?<=Content-Length: ) | 000
      told-to-go-on | word to go on comes before each answer | \\A | HTTP/1.1 100 Continue~~
      challenging | every answer has a challenge | ~~ | ~WWW-Authenticate: Bearer realm="a, b", error="invalid_token"~WWW-Authenticate: Basic~~
      """;

  private static final String HEAD =
      """
      %1$s | %2$s | any | send-head %3$s => %4$s
      """;

  private static final String OTHERS =
      """
      closing-each-time | the connection is closed after each answer | any | close-with ~~ => ~Connection: close~~
      closing-after-refusals | the connection is closed after each refusal | refused | close-with ~~ => ~Connection: close~~
      http-1-0 | answers are of HTTP/1.0, and end where the connection does | any | close-with HTTP/1.1(.*)Content-Length: \\d+~ => HTTP/1.0$1
      ended-by-closing | the content ends where the connection does | any | close-with Content-Length: \\d+ => Connection: close
      chunked-answers | answers come in chunks | any | send-chunks 7
      chunked-with-trailer | answers come in chunks, with an extension and a field at the end | any | send-chunks 11 X-Checksum: 1
      in-two-pieces | head and content come one after the other | any | send-in-two
      slow-now-and-then | every 50th answer takes 800 milliseconds | every 50th | take-time
      throttled-429 | now and then a request is told to come back, with the status 429 | every 100th | throttle 429 1
      throttled-503 | now and then a request is told to come back, with the status 503 | every 100th | throttle 503 1
      throttled-by-date | now and then a request is told to come back, with the status 429 | every 100th | throttle 429 Thu, 01 Jan 2026 00:00:00 GMT
      """;

  private DeliveryVariants() {}

  static Stream<NamedChange> of(Cases cases) {
    return NamedChange.variants(rows(HEAD, HEADS) + OTHERS, words(cases));
  }

  private static Vocabulary words(Cases cases) {
    return new Vocabulary(cases)
        .after("every 50th", When.turn(turn -> turn % 50 == 0))
        .after("every 100th", When.turn(turn -> turn % 100 == 0))
        .what("send-head", (any, text) -> heading(text, List.of()))
        .what("close-with", (when, text) -> heading(text, CLOSED).only(when))
        .what("send-chunks", (any, text) -> chunking(text.split(" ", 2)))
        .always(
            "send-in-two",
            planned(
                (head, body) ->
                    List.of(
                        Delivery.Send.of(head),
                        new Delivery.Pause(Duration.ofMillis(2)),
                        Delivery.Send.of(body))))
        .what("take-time", (when, none) -> deliver(when, DeliveryVariants::slowly))
        .what("throttle", (when, how) -> throttling(when, how.split(" ", 2)));
  }

  /** Sends another head, with a tilde for the end of each line, and does this after the content. */
  private static Change heading(String text, List<Delivery.Step> then) {
    UnaryOperator<String> as = Vocabulary.rewriting(text);
    return planned(
        (head, body) -> {
          String other = as.apply(head.replace("\r\n", "~")).replace("~", "\r\n");
          return Stream.concat(Stream.of(Delivery.Send.of(other + body)), then.stream()).toList();
        });
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

  /** Sends content in chunks of this size; if a field comes last, each has an extension. */
  private static Change chunking(String[] how) {
    boolean hasField = how.length > 1;
    String line = "%X" + (hasField ? ";x=y" : "") + "\r\n%s\r\n";
    String end = "0\r\n" + (hasField ? how[1] + "\r\n" : "") + "\r\n";
    Pattern chunk = Pattern.compile("(?s).{1," + how[0] + "}");
    return planned(
        (head, body) -> {
          String chunked = head.replaceAll("Content-Length: \\d+", "Transfer-Encoding: chunked");
          String chunks =
              chunk
                  .matcher(body)
                  .replaceAll(
                      part ->
                          Matcher.quoteReplacement(
                              line.formatted(part.group().length(), part.group())));
          return List.of(Delivery.Send.of(chunked + chunks + end));
        });
  }

  private static Delivery slowly(Delivery usual) {
    return new Delivery(
        Stream.concat(Stream.of(new Delivery.Pause(SLOW)), usual.steps().stream()).toList());
  }

  private static Change throttling(Predicate<Call> when, String[] how) {
    return answer(
        when,
        Reply.json(
                Integer.parseInt(how[0]),
                "{\"success\":false,\"errors\":[{\"code\":971,\"message\":\"later\"}],"
                    + "\"messages\":[],\"result\":null}")
            .and("Retry-After", how[1]));
  }
}
