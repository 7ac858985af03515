package io.github.insightkit.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.insightkit.sdk.Classification;
import io.github.insightkit.sdk.HistoryFilter;
import io.github.insightkit.sdk.InsightFilter;
import io.github.insightkit.sdk.InsightRef;
import io.github.insightkit.sdk.Insights;
import java.io.IOException;
import java.util.function.Function;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * How many requests it takes to read a thousand insights, beside the page loop of the official
 * TypeScript client (7.3: {@code V4PagePagination}, which goes on while {@code result.items} has
 * something). The figures of sdk/docs/performance.md.
 */
class RequestsOfReadingTest {
  private final FakeInsights fake = new FakeInsights();
  private final Insights account = fake.client().account("a");
  private final OkHttpClient http =
      new OkHttpClient.Builder().addInterceptor(fake.server()).build();

  RequestsOfReadingTest() {
    IntStream.range(0, 1_000)
        .mapToObj(i -> InsightRef.account("a", "i" + i))
        .forEach(ref -> fake.add(ref).set(ref, Classification.acceptRisk("r"), "they"));
  }

  @AfterEach
  void close() {
    fake.close();
  }

  private int requests() {
    return fake.requests().size();
  }

  @Test
  void listIsReadWithOneRequestMoreThanItHasPages() {
    assertThat(account.list(InsightFilter.all())).hasSize(1_000);
    assertThat(requests()).isEqualTo(41);

    assertThat(account.list(InsightFilter.all().perPage(1_000))).hasSize(1_000);
    assertThat(requests()).isEqualTo(41 + 2);
  }

  @Test
  void logIsReadWithOneRequestForEachPage() {
    assertThat(account.history()).hasSize(1_000);
    assertThat(requests()).isEqualTo(40);

    assertThat(account.history(HistoryFilter.all().perPage(1_000))).hasSize(1_000);
    assertThat(requests()).isEqualTo(40 + 1);
  }

  @Test
  void officialPageLoopYieldsNothing() throws IOException {
    assertThat(yieldOfPageLoop(result -> result.get("items"))).isZero();
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void officialPageLoopWouldTakeAsManyRequestsIfItKnewTheList() throws IOException {
    assertThat(yieldOfPageLoop(result -> result.get("issues"))).isEqualTo(1_000);
    assertThat(requests()).isEqualTo(41);
  }

  /** Goes from page to page while one has items; counts them. */
  private int yieldOfPageLoop(Function<JsonObject, JsonElement> items) throws IOException {
    int yield = 0;
    for (int page = 1; ; page++) {
      JsonElement found = items.apply(get(page));
      JsonArray some = found == null ? new JsonArray() : found.getAsJsonArray();
      if (some.isEmpty()) {
        return yield;
      }
      yield += some.size();
    }
  }

  /** The result of a page, as whoever has the address would get it. */
  private JsonObject get(int page) throws IOException {
    HttpUrl url =
        HttpUrl.get(FakeServer.BASE_URL + "/accounts/a/security-center/insights")
            .newBuilder()
            .addQueryParameter("page", Integer.toString(page))
            .build();
    try (Response response = http.newCall(new Request.Builder().url(url).build()).execute()) {
      return JsonParser.parseString(response.body().string())
          .getAsJsonObject()
          .getAsJsonObject("result");
    }
  }
}
