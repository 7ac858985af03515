package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the generated readers of the list and the log take, and what they refuse. */
class LenientModelsTest {
  @Test
  void everyMemberOfAnInsightIsRead() throws IOException {
    InsightSummary insight =
        insight(
            """
            {"id":"i","dismissed":true,"has_extended_context":false,"issue_class":"c",
             "issue_type":"t","payload":{"detection_method":"d","zone_tag":"z"},
             "resolve_link":"l","resolve_text":"r","severity":"Moderate","since":"2026-01-02T03:04:05Z",
             "timestamp":"2026-01-02T05:04:05.25+02:00","status":"active","subject":"s",
             "user_classification":"accept_risk","unknown":[{}]}\
            """);

    assertThat(insight)
        .isEqualTo(
            new InsightSummary(
                "i",
                true,
                false,
                "c",
                "t",
                new InsightPayload("d", "z"),
                "l",
                "r",
                Severity.MODERATE,
                new DateTime("2026-01-02T03:04:05Z"),
                InsightStatus.ACTIVE,
                "s",
                new DateTime("2026-01-02T05:04:05.25+02:00"),
                ClassificationValue.ACCEPT_RISK));
    assertThat(Objects.requireNonNull(insight.timestamp()).instant())
        .isEqualTo(Instant.parse("2026-01-02T03:04:05.250Z"));
  }

  @Test
  void everyMemberMayBeMissingOrOfAnotherType() throws IOException {
    InsightSummary nothing =
        new InsightSummary(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    assertThat(insight("{}")).isEqualTo(nothing);
    assertThat(
            insight("{\"id\":1,\"dismissed\":\"yes\",\"payload\":[],\"severity\":{},\"since\":0}"))
        .isEqualTo(nothing);
  }

  @ParameterizedTest
  @CsvSource({"low,low", "Low,low", "LOW,low", "Critical,critical", "Extreme,Extreme"})
  void severityIsKnownInAnyCaseAndKeptIfUnknown(String came, String value) throws IOException {
    Severity severity = insight("{\"severity\":\"" + came + "\"}").severity();

    assertThat(severity).isEqualTo(new Severity(value));
    assertThat(Objects.requireNonNull(severity).isKnown()).isEqualTo(!came.equals("Extreme"));
  }

  @Test
  void unknownValuesOfTheOtherEnumerationsAreKept() throws IOException {
    assertThat(insight("{\"status\":\"asleep\",\"user_classification\":\"snoozed\"}"))
        .extracting(InsightSummary::status, InsightSummary::userClassification)
        .containsExactly(new InsightStatus("asleep"), new ClassificationValue("snoozed"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yesterday", "2026-01-02", "2026-01-02T03:04:05", "", "2026-13-02T03:04:05Z"})
  void aTimeThatIsNoneKeepsItsText(String text) throws IOException {
    DateTime since = insight("{\"since\":\"" + text + "\"}").since();

    assertThat(since).hasToString(text);
    assertThat(Objects.requireNonNull(since).instant()).isNull();
  }

  @Test
  void everyMemberOfAnEntryIsRead() throws IOException {
    AuditLogAnswer answer =
        log(
            """
            {"result":[{"id":"e","changed_at":"2026-01-02T03:04:05Z","changed_by":"system",
              "current_value":"other","field_changed":"user_classification","issue_id":"i",
              "previous_value":null,"rationale":"why","zone_id":123456789012}],
             "result_info":{"count":1,"cursor":"c","per_page":25}}\
            """);

    assertThat(answer)
        .isEqualTo(
            new AuditLogAnswer(
                List.of(
                    new AuditEntry(
                        "e",
                        new DateTime("2026-01-02T03:04:05Z"),
                        "system",
                        "other",
                        AuditedField.USER_CLASSIFICATION,
                        "i",
                        null,
                        "why",
                        123456789012L)),
                new AuditLogInfo(1L, "c", 25L)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1e3", "99999999999999999999", "\"1\"", "null", "true"})
  void aNumberThatIsNoIntegerCountsAsAbsent(String number) throws IOException {
    assertThat(log("{\"result\":[],\"result_info\":{\"count\":" + number + "}}").resultInfo())
        .isEqualTo(new AuditLogInfo(null, null, null));
  }

  @Test
  void aResultOfNullIsNothing() throws IOException {
    assertThat(list("{\"result\":null}").result()).isNull();
    assertThat(log("{\"result\":null}").result()).isEmpty();
    assertThat(Objects.requireNonNull(list("{\"result\":{\"issues\":null}}").result()).issues())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | it has no \"result\"",
        "{\"result\":[]} | its \"result\" is neither an object nor null",
        "{\"result\":{}} | it has no \"issues\"",
        "{\"result\":{\"items\":[]}} | it has no \"issues\"",
        "{\"result\":{\"issues\":{}}} | its \"issues\" is no list of objects",
        "{\"result\":{\"issues\":[{},null]}} | its \"issues\" is no list of objects",
        "{\"result\":{\"issues\":[\"a\"]}} | its \"issues\" is no list of objects"
      })
  void anAnswerWithoutAListIsNoEmptyList(String json, String trouble) {
    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> list(json))
        .withMessage(trouble);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | it has no \"result\"",
        "{\"result\":{}} | its \"result\" is no list of objects",
        "{\"result\":[1]} | its \"result\" is no list of objects"
      })
  void anAnswerWithoutALogIsNoEmptyLog(String json, String trouble) {
    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> log(json))
        .withMessage(trouble);
  }

  private static InsightSummary insight(String json) throws IOException {
    InsightsPage page = list("{\"result\":{\"issues\":[" + json + "]}}").result();
    return Objects.requireNonNull(page).issues().get(0);
  }

  private static InsightsAnswer list(String json) throws IOException {
    return Objects.requireNonNull(InsightsAnswerAdapter.INSTANCE.read(reader(json)));
  }

  private static AuditLogAnswer log(String json) throws IOException {
    return Objects.requireNonNull(AuditLogAnswerAdapter.INSTANCE.read(reader(json)));
  }

  private static JsonReader reader(String json) {
    JsonReader in = new JsonReader(new StringReader(json));
    in.setStrictness(Strictness.STRICT);
    return in;
  }
}
