package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server gives as its reasons reaches the caller, and nothing else does. */
class WhatTheServerSaidTest {
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json; charset=utf-8";
  private static final String HTML = "text/html; charset=UTF-8";

  @Test
  void innerReasonsFollowTheirOuterOnes() throws IOException {
    InsightsException failure =
        failure(
            "400 Bad Request",
            JSON,
            "{\"success\":false,\"errors\":[{\"code\":1,\"message\":\"Validation failed\","
                + "\"error_chain\":[{\"code\":2,\"message\":\"too long\",\"error_chain\":"
                + "{\"code\":3,\"message\":\"10 at most\"}}]},{\"code\":4,\"message\":\"b\"}]}");

    assertThat(failure).isExactlyInstanceOf(RefusedException.class);
    assertThat(failure.errors())
        .extracting(EnvelopeItem::code)
        .containsExactly(
            BigDecimal.valueOf(1),
            BigDecimal.valueOf(2),
            BigDecimal.valueOf(3),
            BigDecimal.valueOf(4));
    assertThat(failure.hasCode(3)).isTrue();
    assertThat(failure)
        .hasMessageStartingWith(
            "Refused with 400: 1 Validation failed; 2 too long; 3 10 at most; 4 b; nothing was");
  }

  @Test
  void innerReasonSaysThatTheTokenIsMalformed() throws IOException {
    InsightsException failure =
        failure(
            "400 Bad Request",
            JSON,
            "{\"errors\":[{\"code\":1,\"message\":\"m\",\"error_chain\":[{\"code\":6111,"
                + "\"message\":\"Invalid format for Authorization header\"}]}]}");
    assertThat(failure)
        .isExactlyInstanceOf(CredentialsException.class)
        .hasMessageContaining("6111 Invalid format for Authorization header; nothing was applied")
        .hasMessageContaining("Check the token");
  }

  @Test
  void endlessChainIsBounded() throws IOException {
    String chain = "{\"code\":1,\"message\":\"m\",\"error_chain\":[".repeat(15) + "]}".repeat(15);
    assertThat(failure("409 Conflict", JSON, "{\"errors\":[" + chain + "]}").errors()).hasSize(9);

    String many = "{\"message\":\"" + "x".repeat(2_000) + "\"},".repeat(1);
    InsightsException failure =
        failure("409 Conflict", JSON, "{\"errors\":[" + many.repeat(120) + "{}]}");
    assertThat(failure.errors()).hasSizeLessThanOrEqualTo(100);
    assertThat(
            failure.errors().stream()
                .mapToInt(item -> String.valueOf(item.message()).length())
                .sum())
        .isEqualTo(65_536);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json|{'errors':'no'}|no",
        "application/json|{'errors':['no','and no',7,null,true,[]]}|no; and no; 7",
        "application/json|{'errors':{'code':9,'message':'no'}}|9 no",
        "application/json|{'error':'no'}|no",
        "application/json|{'code':9,'message':'no'}|9 no",
        "application/json|{'errors':[{'code':'9','message':'no'}]}|9 no",
        "application/json|{'errors':[{'code':'x'}]}|(no message)",
        "application/json|['no']|no",
        "application/json|'''no'''|no",
        "application/json|{'errors':[{'code':9,'message':'no'}],'cut|9 no",
        "application/problem+json|{'title':'Gone wrong','detail':'no'}|Gone wrong: no",
        "application/problem+json|{'title':'Gone wrong','status':409}|Gone wrong",
        "application/problem+json|"
            + "{'detail':'no','errors':[{'detail':'too long','pointer':'#/a'}]}|no; too long",
        "text/plain|no|no",
        "application/json|{'errors':[]}|''",
        "application/json|<html>no</html>|''",
        "application/json|{'errors':null,'messages':['m']}|''"
      })
  void reasonsOfAnyFormAreShownAsWhatTheyAre(String type, String body, String shown)
      throws IOException {
    String text = "Refused with 409" + (type.equals("text/plain") ? " (text/plain)" : "");
    assertThat(failure("409 Conflict", type, body.replace('\'', '"')))
        .isExactlyInstanceOf(RefusedException.class)
        .hasMessageStartingWith(
            text + (shown.isEmpty() ? "" : ": " + shown) + "; nothing was applied [");
  }

  @Test
  void problemDetailsKeepTypeAndPointer() throws IOException {
    List<EnvelopeItem> errors =
        failure(
                "409 Conflict",
                PROBLEM,
                "{\"type\":\"https://example.com/p\",\"title\":\"t\",\"errors\":"
                    + "[{\"detail\":\"d\",\"pointer\":\"#/a\"}]}")
            .errors();
    assertThat(errors.get(0).documentationUrl()).isEqualTo("https://example.com/p");
    assertThat(errors.get(1).source())
        .isNotNull()
        .extracting(source -> source.pointer())
        .isEqualTo("#/a");
  }

  @Test
  void serverInTroubleIsHeardAndTheOutcomeStaysUnknown() throws IOException {
    InsightsException failure =
        failure(
            "500 Internal Server Error",
            JSON,
            "{\"success\":false,\"errors\":[{\"code\":10001,\"message\":\"try later\"}]}",
            "Retry-After: 9");
    assertThat(failure)
        .isExactlyInstanceOf(OutcomeUnknownException.class)
        .hasMessageStartingWith(
            "Sent, and nobody knows whether it was applied: 500: 10001 try later. settle(..)");
    assertThat(failure.hasCode(10001)).isTrue();
    assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void answerThatIsNotTheContractsIsHeardToo() throws IOException {
    InsightsException failure = failure("200 OK", JSON, "{\"errors\":[\"odd\"]}");
    assertThat(failure)
        .isExactlyInstanceOf(MalformedAnswerException.class)
        .hasMessageContaining("got 200: odd that can't be relied on: its \"success\" is neither");
    assertThat(failure.body()).isEqualTo("{\"errors\":[\"odd\"]}");
  }

  @ParameterizedTest(name = "{0} {2} {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "403 Forbidden|text/html|<title>Just a moment</title>|cf-mitigated: challenge|",
        "403 Forbidden|text/html|<h1>Error <b>1020</b></h1>|x-y: z|1020",
        "403 Forbidden|text/html|<h1>Error</h1> <p class='c'>code:&nbsp;1020|x-y: z|",
        "403 Forbidden|text/plain; charset=UTF-8|error code: 1010|x-y: z|1010",
        "409 Conflict|text/plain|error code: 1010|x-y: z|1010",
        "403 Forbidden|application/problem+json|{'title':'t','error_code':1006}|x-y: z|1006",
        "403 Forbidden|application/problem+json|{'title':'t','code':1006}|x-y: z|1006",
        "403 Forbidden|application/json|{'title':'t','error_code':1006}|x-y: z|1006",
        "403 Forbidden|application/json|<html>no</html>|x-y: z|",
        "429 Too Many Requests|text/html|<html>|cf-mitigated: challenge|"
      })
  void edgeIsNamedWhenItBlocks(
      String status, String type, String body, String field, @Nullable Integer code)
      throws IOException {
    InsightsException failure = failure(status, type, body.replace('\'', '"'), field);

    assertThat(failure)
        .isExactlyInstanceOf(EdgeBlockedException.class)
        .hasMessageStartingWith("Turned away before the API with " + status.substring(0, 3))
        .hasMessageContaining("; nothing was applied. The token isn't the cause");
    assertThat(failure.toString().contains(", cf-mitigated: challenge"))
        .isEqualTo(field.startsWith("cf-mitigated"));
    assertThat(failure.mayHaveBeenApplied()).isFalse();
    assertThat(failure.attempts()).isEqualTo(1);
    if (code == null) {
      assertThat(((EdgeBlockedException) failure).edgeCode()).isEmpty();
    } else {
      assertThat(((EdgeBlockedException) failure).edgeCode()).hasValue(code);
      // In JSON it is the code of a reason, and said once.
      assertThat(failure)
          .hasMessageContaining((type.contains("json") ? "403: " : ", edge error ") + code);
    }
  }

  @ParameterizedTest(name = "{0} {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "403 Forbidden|application/json|{'errors':[{'code':1006,'message':'m'}]}|CredentialsException",
        "403 Forbidden|application/problem+json|{'title':'t','error_code':2006}|CredentialsException",
        "403 Forbidden|application/problem+json|{'title':'t'}|CredentialsException",
        "403 Forbidden|application/json||CredentialsException",
        "401 Unauthorized|text/html|<html>no</html>|CredentialsException",
        "400 Bad Request|text/html|<html>no</html>|RefusedException",
        "429 Too Many Requests|text/html|Error 1015|RateLimitedException",
        "500 Trouble|text/html|Error 1101|OutcomeUnknownException",
        "403 Forbidden|text/plain|error 999|CredentialsException"
      })
  void refusalsOfTheApiAreNoEdgeBlocks(
      String status, String type, @Nullable String body, String expected) throws IOException {
    String text = body == null ? "" : body.replace('\'', '"');
    assertThat(failure(status, type, text).getClass().getSimpleName()).isEqualTo(expected);
  }

  @Test
  void retryAfterIsOnEveryFailureThatHadOne() throws IOException {
    for (String status : List.of("400 No", "401 No", "409 No", "429 No", "500 No", "302 No")) {
      assertThat(failure(status, JSON, "", "Retry-After: 3600").retryAfter())
          .as(status)
          .isEqualTo(Duration.ofHours(1));
      assertThat(failure(status, JSON, "").retryAfter()).as(status).isNull();
    }
    assertThat(failure("403 No", HTML, "<html>", "Retry-After: 5").retryAfter())
        .isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void bodyIsGivenAsItCameUpToABound() throws IOException {
    assertThat(failure("409 Conflict", HTML, "<p>\r\n\u202eno").body())
        .isEqualTo("<p>\r\n\u202eno");
    assertThat(failure("409 Conflict", JSON, "").body()).isNull();
    String long4096 = "x".repeat(4_095) + "\ud83d\ude00";
    assertThat(failure("409 Conflict", JSON, long4096).body()).isEqualTo("x".repeat(4_095));
    assertThat(failure("409 Conflict", JSON, "x".repeat(300_000)).body()).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "token-for-tests",
        "TOKEN-FOR-TESTS",
        "token%2Dfor%2dtests",
        "dG9rZW4tZm9yLXRlc3Rz",
        "QmVhcmVyIHRva2VuLWZvci10ZXN0cw==",
        "\\u0074oken-for-tests"
      })
  void credentialIsInNothingThatAFailureGives(String form) throws IOException {
    for (String status : List.of("409 No", "500 No", "403 No", "200 OK", form)) {
      InsightsException failure =
          failure(
              status,
              "x/" + form,
              "{\"errors\":[{\"code\":1,\"message\":\"got %s\",\"documentation_url\":\"%s\",\"source\":"
                      .formatted(form, form)
                  + "{\"pointer\":\"%s\"},\"error_chain\":[\"%s\"]}],\"messages\":[\"%s\"]}"
                      .formatted(form, form, form),
              "CF-Ray: " + form);
      StringWriter all = new StringWriter();
      failure.printStackTrace(new PrintWriter(all));
      all.append(failure.rayId() + failure.errors() + failure.messages() + failure.body());
      assertThat(all.toString()).doesNotContain(form);
      if (!status.equals(form)) {
        // A status line that is none is refused below HTTP, and not quoted at all.
        assertThat(all.toString()).contains("[redacted]");
      }
    }
  }

  @Test
  void addressAndKeyAreMaskedLikeAToken() throws IOException {
    try (WireServer server =
            WireServer.always(
                WireServer.http(
                    "409 Conflict",
                    "{\"errors\":[\"ME@example.com with key%2Dfor%2Dtests, a@b.c\"]}"));
        InsightsClient client =
            InsightsClient.builder()
                .baseUrl(server.url())
                .apiKey("me@example.com", "key-for-tests")
                .build()) {
      assertThat(HostileEventsTest.ending(client.account("acc").insight("issue"), false))
          .asString()
          .contains("409: [redacted] with [redacted], a@b.c;");
    }
  }

  /** Everything that a server can write into a failure at once, as long as it can be. */
  @Test
  void nothingThatAServerWritesGetsIntoAMessageUnescaped() throws IOException {
    String evil = "a\r\n\u001b[2J\u202e\u2028";
    String json = "a\\r\\n\\u001b[2J\\u202e\\u2028\\ud800";
    String item = "{\"code\":" + "9".repeat(90) + ",\"message\":\"" + json.repeat(400) + "\"}";
    for (String status : List.of("409 No", "429 No", "403 No", "500 No", "200 OK", "400 No")) {
      InsightsException failure =
          failure(
              status,
              "text\u001b[2J/x" + "\u0085".repeat(400),
              "{\"errors\":[" + (item + ",").repeat(9) + item + "]}",
              "CF-Ray: r\u001b[2J" + "y".repeat(5_000),
              "Retry-After: 3600");
      assertThat(failure.errors()).as(failure.toString()).isNotEmpty();
      assertThat(failure.toString() + failure.rayId())
          .matches("\\P{Cntrl}*")
          .doesNotContain("\u202e", "\u2028", "\ud800", "\u0085")
          .contains("\\u001b[2J");
      assertThat(failure.getMessage()).hasSizeLessThanOrEqualTo(2_500);
      assertThat(failure.errors().get(0).message()).startsWith(evil);
    }
  }

  @Test
  void receiptIsFitForLogsAsAWhole() throws IOException {
    try (WireServer server =
            WireServer.always(
                WireServer.http(
                    "200 OK",
                    "{\"success\":true,\"messages\":[{\"message\":\"a\\r\\nb\\u202e\"}]}"));
        InsightsClient client = client(server)) {
      Receipt receipt = client.account("acc").insight("issue").reset();
      assertThat(receipt.messages().get(0).message()).isEqualTo("a\r\nb\u202e");
      assertThat(receipt.toString()).contains("a\\r\\nb\\u202e").doesNotContain("\n");
    }
  }

  @Test
  void identifierOfAnInsightIsFitForLogs() {
    assertThat(new InsightRef(Scope.ZONE, "z", "a\u202e" + "b".repeat(200)))
        .hasToString("zone_id z, issue_id a\\u202e" + "b".repeat(90) + "...");
  }

  private static InsightsException failure(
      String status, String type, String body, String... fields) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
    for (String field : fields) {
      head.append(field).append("\r\n");
    }
    String response = WireServer.http(status, body).replace(JSON, type);
    try (WireServer server =
            WireServer.always(head + response.substring(response.indexOf("\r\n") + 2));
        InsightsClient client = client(server)) {
      return (InsightsException)
          HostileEventsTest.ending(client.account("acc").insight("issue"), false);
    }
  }

  private static InsightsClient client(WireServer server) {
    return InsightsClient.builder()
        .baseUrl(server.url())
        .apiToken("token-for-tests")
        .time(new VirtualTime())
        .build();
  }
}
