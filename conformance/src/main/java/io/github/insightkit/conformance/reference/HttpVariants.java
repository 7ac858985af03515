package io.github.insightkit.conformance.reference;

import io.github.insightkit.conformance.json.LenientJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Legal ways to use HTTP. */
final class HttpVariants {
  private static final Duration SLOW = Duration.ofMillis(800);
  private static final int NOW_AND_THEN = 50;
  private static final int CAP = 255;
  private static final int FEW = 16;

  private HttpVariants() {}

  static List<Variant> all() {
    List<Variant> variants = new ArrayList<>();
    for (int status : List.of(201, 202)) {
      variants.add(
          rendered(
              "success-" + status,
              "a success has the status " + status,
              Answer::applied,
              reply -> reply.withStatus(status)));
    }
    for (int status : List.of(400, 401, 403)) {
      variants.add(
          rendered(
              "unauthorized-" + status,
              "whatever is wrong with the credentials, the status is " + status,
              HttpVariants::isUnauthorized,
              reply -> reply.withStatus(status)));
    }
    for (int status : List.of(400, 403, 404)) {
      variants.add(unknownIssues(status));
    }
    for (int status : List.of(400, 413, 422)) {
      variants.add(longRationales(status));
    }
    variants.addAll(
        List.of(
            type("type-upper-case", "Application/JSON; charset=UTF-8"),
            type("type-with-charset", "application/json;charset=utf-8"),
            rendered(
                "extra-fields",
                "answers have cookies and fields of their own",
                answer -> true,
                reply ->
                    reply.withHeaders(
                        reply
                            .headers()
                            .and("Set-Cookie", "__cf_bm=abc; path=/; HttpOnly")
                            .and("Set-Cookie", "other=1")
                            .and("cf-ray", "8c3f2a1b0d9e4f5a-AMS")
                            .and("Ratelimit", "\"default\";r=50;t=30")
                            .and("Server", "cloudflare"))),
            rendered(
                "wrong-type-400",
                "content of another type is refused with the status 400",
                answer -> answer.verdict() instanceof Refusal refusal && refusal.status() == 415,
                reply -> reply.withStatus(400)),
            rendered(
                "other-methods-404",
                "other methods are answered with the status 404",
                answer -> answer.verdict() instanceof Refusal refusal && refusal.status() == 405,
                reply -> reply.withStatus(404).withHeaders(reply.headers().without("Allow"))),
            reading(),
            new Variant(
                "delete-resets",
                "DELETE takes the classification away",
                MethodFaults.servedAsReset(request -> request.method().equals("DELETE"))),
            servedAsPatch("post-served", "POST is served like PATCH, guard and all"),
            respelled(
                "trailing-slash-served",
                "a slash at the end of the path makes no difference",
                path -> path.endsWith("/") ? path.substring(0, path.length() - 1) : path),
            respelled(
                "double-slash-served",
                "a doubled slash in the path makes no difference",
                path -> path.replaceAll("/+", "/")),
            new Variant(
                "duplicate-names-taken",
                "of a name that stands twice the last counts",
                BodyFaults::lenient),
            new Variant(
                "duplicate-names-first-taken",
                "of a name that stands twice the first counts",
                usual ->
                    usual.withParse(
                        request ->
                            BodyFaults.namesTwice(request)
                                ? LenientJson.readings(request.body(), FEW).get(0)
                                : usual.parse().read(request))),
            new Variant(
                "gzip-when-asked",
                "answers are compressed for those who ask for it",
                usual ->
                    usual.withRender(
                        (answer, envelope) -> {
                          Reply reply = usual.render().reply(answer, envelope);
                          String asked = answer.request().headers().first("Accept-Encoding");
                          return asked != null && asked.contains("gzip")
                              ? WireFaults.compressed(reply)
                              : reply;
                        })),
            delivered(
                "closing-each-time",
                "the connection is closed after each answer",
                (head, body) ->
                    List.of(
                        send(head.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"), body),
                        Delivery.Ending.CLOSE)),
            delivered(
                "ended-by-closing",
                "the content ends where the connection does",
                (head, body) ->
                    List.of(
                        send(head.replaceAll("Content-Length: \\d+", "Connection: close"), body),
                        Delivery.Ending.CLOSE)),
            delivered(
                "chunked-answers",
                "answers come in chunks",
                (head, body) -> List.of(chunks(head, body, 7, ""))),
            delivered(
                "chunked-with-trailer",
                "answers come in chunks, with an extension and a field at the end",
                (head, body) -> List.of(chunks(head, body, 11, "X-Checksum: 1\r\n"))),
            delivered(
                "early-hints",
                "an interim answer goes before each answer",
                (head, body) ->
                    List.of(
                        send("HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n", ""),
                        send(head, body))),
            delivered(
                "lower-case-fields",
                "the names of fields are written in lower case",
                (head, body) ->
                    List.of(
                        send(
                            head.replace("Content-Type", "content-type")
                                .replace("Content-Length", "content-length"),
                            body))),
            delivered(
                "no-reason-phrase",
                "status lines have no reason phrase",
                (head, body) ->
                    List.of(send(head.replaceFirst("(?<=HTTP/1.1 \\d{3} )[^\r]*", ""), body))),
            delivered(
                "in-two-pieces",
                "head and content come one after the other",
                (head, body) ->
                    List.of(
                        send(head, ""), new Delivery.Pause(Duration.ofMillis(2)), send("", body))),
            slowNowAndThen(),
            throttling("throttled-429", 429, "1"),
            throttling("throttled-503", 503, "1"),
            throttling("throttled-by-date", 429, "Thu, 01 Jan 2026 00:00:00 GMT")));
    return variants;
  }

  private static Variant rendered(
      String id, String description, Predicate<Answer> when, UnaryOperator<Reply> change) {
    return new Variant(
        id,
        description,
        usual ->
            usual.withRender(
                (answer, envelope) -> {
                  Reply reply = usual.render().reply(answer, envelope);
                  return when.test(answer) ? change.apply(reply) : reply;
                }));
  }

  private static Variant type(String id, String type) {
    return rendered(
        id,
        "answers are declared as " + type,
        answer -> true,
        reply ->
            reply.withHeaders(reply.headers().without("Content-Type").and("Content-Type", type)));
  }

  /** Knows the contract's example and one more, and no other owner than the contract's. */
  private static Variant unknownIssues(int status) {
    return new Variant(
        "unknown-issues-" + status,
        "an insight that isn't there is answered with the status " + status,
        usual ->
            usual.withIdentify(
                (request, target) -> {
                  String example = target.operation().issueExample();
                  if (!target.owner().equals(target.operation().ownerExample())
                      || !Set.of("", example, "another-" + example).contains(target.issue())) {
                    throw Refusal.of(status, 7404, "There is no such insight").asException();
                  }
                  return usual.identify().find(request, target);
                }));
  }

  private static Variant longRationales(int status) {
    return new Variant(
        "long-rationale-" + status,
        "a rationale of over " + CAP + " characters is refused with the status " + status,
        usual ->
            usual.withReadRationale(
                (request, body, wanted) -> {
                  String rationale = usual.readRationale().read(request, body, wanted);
                  if (rationale != null && rationale.length() > CAP) {
                    throw Refusal.of(status, 1012, "The rationale is too long").asException();
                  }
                  return rationale;
                }));
  }

  private static Variant reading() {
    return new Variant(
        "get-answered",
        "GET is answered with a page about the insight",
        usual ->
            usual.withAround(
                (request, rest) ->
                    Set.of("GET", "HEAD").contains(request.method())
                            && request.path().endsWith("/classification")
                        ? new Reply(
                            200,
                            Headers.of("Content-Type", "application/json"),
                            bytes("{\"success\":true,\"errors\":[],\"messages\":[],\"result\":{}}"))
                        : usual.around().handle(request, rest)));
  }

  private static Variant servedAsPatch(String id, String description) {
    return new Variant(
        id,
        description,
        usual ->
            usual.withRoute(
                request ->
                    usual
                        .route()
                        .find(
                            request.method().equals("POST")
                                ? request.withMethod("PATCH")
                                : request)));
  }

  private static Variant respelled(String id, String description, UnaryOperator<String> as) {
    return new Variant(
        id,
        description,
        usual ->
            usual.withRoute(
                request -> usual.route().find(request.withTarget(as.apply(request.path())))));
  }

  /** Plans the steps for a head, with its empty line, and a body. */
  private interface Plan {
    List<Delivery.Step> steps(String head, String body);
  }

  private static Variant delivered(String id, String description, Plan plan) {
    return new Variant(
        id,
        description,
        usual ->
            usual.withDeliver(
                (request, reply) -> {
                  Delivery delivery = usual.deliver().plan(request, reply);
                  if (!(delivery.steps().get(0) instanceof Delivery.Send whole)
                      || delivery.steps().size() > 1
                      || request.method().equals("HEAD")) {
                    return delivery;
                  }
                  String text = new String(whole.bytes(), StandardCharsets.ISO_8859_1);
                  int end = text.indexOf("\r\n\r\n") + 4;
                  return new Delivery(plan.steps(text.substring(0, end), text.substring(end)));
                }));
  }

  private static Delivery.Step chunks(String head, String body, int size, String trailer) {
    StringBuilder all =
        new StringBuilder(head.replaceAll("Content-Length: \\d+", "Transfer-Encoding: chunked"));
    for (int from = 0; from < body.length(); from += size) {
      String chunk = body.substring(from, Math.min(body.length(), from + size));
      all.append(Integer.toHexString(chunk.length()).toUpperCase(Locale.ROOT))
          .append(trailer.isEmpty() ? "" : ";x=y")
          .append("\r\n")
          .append(chunk)
          .append("\r\n");
    }
    return send(all.append("0\r\n").append(trailer).append("\r\n").toString(), "");
  }

  private static Variant slowNowAndThen() {
    return new Variant(
        "slow-now-and-then",
        "every " + NOW_AND_THEN + "th answer takes 800 milliseconds",
        usual -> {
          AtomicInteger count = new AtomicInteger();
          return usual.withDeliver(
              (request, reply) -> {
                Delivery delivery = usual.deliver().plan(request, reply);
                if (count.incrementAndGet() % NOW_AND_THEN != 0) {
                  return delivery;
                }
                List<Delivery.Step> steps = new ArrayList<>();
                steps.add(new Delivery.Pause(SLOW));
                steps.addAll(delivery.steps());
                return new Delivery(steps);
              });
        });
  }

  private static Variant throttling(String id, int status, String retryAfter) {
    return new Variant(
        id,
        "now and then a request is told to come back, with the status " + status,
        usual -> {
          AtomicInteger count = new AtomicInteger();
          return usual.withAround(
              (request, rest) ->
                  count.incrementAndGet() % (2 * NOW_AND_THEN) == 0
                      ? new Reply(
                          status,
                          Headers.of("Content-Type", "application/json")
                              .and("Retry-After", retryAfter),
                          bytes(
                              "{\"success\":false,\"errors\":[{\"code\":971,\"message\":\"later\"}],"
                                  + "\"messages\":[],\"result\":null}"))
                      : usual.around().handle(request, rest));
        });
  }

  private static boolean isUnauthorized(Answer answer) {
    return answer.attempt() == null
        && answer.verdict() instanceof Refusal refusal
        && Set.of(9106, 9109, 6003).contains(refusal.code());
  }

  private static Delivery.Step send(String head, String body) {
    return new Delivery.Send((head + body).getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
