package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;

/**
 * No answer brings the client to throw anything but its own failures, and no text comes out
 * changed.
 */
class AnyAnswerProperties {
  private static final OkHttpClient HTTP = new OkHttpClient();

  @Provide
  Arbitrary<String> nearlyJson() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"success\"",
            "true",
            "false",
            "null",
            "\"true\"",
            "1",
            "\"errors\"",
            "\"messages\"",
            "\"code\"",
            "\"message\"",
            "1e9",
            "-0",
            "\\",
            "\"",
            " ",
            "{\"success\":true}",
            "\ufeff",
            "\0",
            "é",
            "\"source\"",
            "\"pointer\"")
        .list()
        .ofMaxSize(20)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 3_000)
  void anyBytesEndInAReceiptOrOneOfOurFailures(
      @ForAll byte[] body, @ForAll @IntRange(min = 200, max = 599) int status) {
    endsWell(body, status);
  }

  @Property(tries = 3_000)
  void anyNearlyJsonEndsInAReceiptOrOneOfOurFailures(@ForAll("nearlyJson") String body) {
    endsWell(body.getBytes(StandardCharsets.UTF_8), 200);
  }

  @Property(tries = 3_000)
  void anyHeaderFieldsLeaveARefusalARefusal(@ForAll String value, @ForAll String other) {
    Interceptor answering =
        chain ->
            answer(sent(chain.request()), 429, new byte[0])
                .newBuilder()
                .headers(
                    new Headers.Builder()
                        .addUnsafeNonAscii("Retry-After", value)
                        .addUnsafeNonAscii("Ratelimit", other)
                        .addUnsafeNonAscii("CF-Ray", other)
                        .addUnsafeNonAscii("Content-Type", value)
                        .build())
                .build();
    try (InsightsClient client = client(answering)) {
      assertThat(HostileEventsTest.ending(client.zone("zone").insight("issue"), false))
          .isExactlyInstanceOf(RateLimitedException.class);
    }
  }

  private static void endsWell(byte[] body, int status) {
    Interceptor answering = chain -> answer(sent(chain.request()), status, body);
    try (InsightsClient client = client(answering)) {
      Object ending = HostileEventsTest.ending(client.zone("zone").insight("issue"), false);
      if (ending instanceof Receipt) {
        assertThat(status).isBetween(200, 299);
        assertThat(JsonParser.parseString(text(body)).getAsJsonObject().get("success"))
            .isEqualTo(JsonParser.parseString("true"));
      } else {
        assertThat(ending).isInstanceOf(InsightsException.class);
      }
    }
  }

  private static String text(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  @Property(tries = 5_000)
  void anyRationaleArrivesUnchangedOrIsRefused(@ForAll String rationale) {
    Request[] seen = new Request[1];
    Buffer body = new Buffer();
    Interceptor recording =
        chain -> {
          seen[0] = chain.request();
          Objects.requireNonNull(chain.request().body()).writeTo(body);
          return answer(
              chain.request(), 200, "{\"success\":true}".getBytes(StandardCharsets.UTF_8));
        };
    try (InsightsClient client = client(recording)) {
      client.account("acc").insight("issue").acceptRisk(rationale);
      assertThat(
              JsonParser.parseString(body.readUtf8())
                  .getAsJsonObject()
                  .get("rationale")
                  .getAsString())
          .isEqualTo(rationale);
    } catch (IllegalArgumentException e) {
      assertThat(seen[0]).isNull();
      assertThat(wellFormed(rationale)).isFalse();
    }
  }

  @Property(tries = 5_000)
  void anyIdentifierArrivesUnchangedOrIsRefused(@ForAll String id) {
    Request[] seen = new Request[1];
    Interceptor recording =
        chain -> {
          seen[0] = sent(chain.request());
          return answer(
              chain.request(), 200, "{\"success\":true}".getBytes(StandardCharsets.UTF_8));
        };
    try (InsightsClient client = client(recording)) {
      client.account("acc").insight(id).reset();
      HttpUrl url = seen[0].url();
      assertThat(url.pathSegments())
          .containsExactly(
              "client",
              "v4",
              "accounts",
              "acc",
              "security-center",
              "insights",
              id,
              "classification");
    } catch (IllegalArgumentException e) {
      assertThat(seen[0]).isNull();
      assertThat(
              id.isEmpty()
                  || id.equals(".")
                  || id.equals("..")
                  || id.chars().anyMatch(Character::isISOControl)
                  || !wellFormed(id))
          .isTrue();
    }
  }

  private static boolean wellFormed(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static Request sent(Request request) throws java.io.IOException {
    Objects.requireNonNull(request.body()).writeTo(new Buffer());
    return request;
  }

  private static InsightsClient client(Interceptor network) {
    return InsightsClient.builder()
        .apiToken("token-for-tests")
        .httpClient(HTTP.newBuilder().addInterceptor(network).build())
        .time(new VirtualTime())
        .build();
  }

  private static Response answer(Request request, int status, byte[] body) {
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("")
        .body(ResponseBody.create(body, MediaType.get("application/json")))
        .build();
  }
}
