package io.github.insightkit.benchmarks;

import io.github.insightkit.sdk.Insight;
import io.github.insightkit.sdk.InsightsClient;
import io.github.insightkit.sdk.Receipt;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import stock.ApiClient;
import stock.api.InsightClassificationApi;
import stock.model.ClassificationChange;
import stock.model.ClassificationValue;
import stock.model.SuccessEnvelope;

/** One accepted risk with a rationale, sent and answered, in three ways. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(2)
public class CallBenchmark {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final String TOKEN = "0123456789012345678901234567890123456789";
  private static final String ACCOUNT = "023e105f4ecef8ad9ca31a8372d0c353";
  private static final String ISSUE = "01fc0a8b-54b1-4b4a-9b4d-6f7a2d3a9b10";
  private static final String RATIONALE = "Mitigated by WAF rule 12";

  @Param({"stub", "loopback"})
  String transport = "";

  private LoopbackServer server;
  private OkHttpClient http;
  private HttpUrl base;
  private InsightsClient client;
  private Insight insight;
  private InsightClassificationApi stock;

  @Setup(Level.Trial)
  public void start() throws IOException {
    server = new LoopbackServer();
    OkHttpClient plain = new OkHttpClient();
    http = stubbed(plain.newBuilder()).build();
    base = HttpUrl.get(server.url());
    client =
        InsightsClient.builder().baseUrl(server.url()).apiToken(TOKEN).httpClient(http).build();
    insight = client.account(ACCOUNT).insight(ISSUE);
    ApiClient api = new ApiClient("apiToken");
    api.setBearerToken(TOKEN);
    api.configureFromOkclient(plain);
    stubbed(api.getOkBuilder());
    api.getAdapterBuilder().baseUrl(server.url() + "/");
    stock = api.createService(InsightClassificationApi.class);
  }

  /** Last of the interceptors, so that all that a client adds is part of what is measured. */
  private OkHttpClient.Builder stubbed(OkHttpClient.Builder builder) {
    return transport.equals("stub") ? builder.addInterceptor(new StubbedTransport()) : builder;
  }

  @TearDown(Level.Trial)
  public void stop() throws IOException {
    client.close();
    server.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  /** What someone in a hurry writes: no models, no checks but of the status and of success. */
  @Benchmark
  public boolean byHand() throws IOException {
    String json =
        "{\"classification\":\"accept_risk\",\"rationale\":\""
            + RATIONALE.replace("\"", "\\\"")
            + "\"}";
    Request request =
        new Request.Builder()
            .url(
                base.newBuilder()
                    .addPathSegment("accounts")
                    .addPathSegment(ACCOUNT)
                    .addPathSegment("security-center")
                    .addPathSegment("insights")
                    .addPathSegment(ISSUE)
                    .addPathSegment("classification")
                    .build())
            .header("Authorization", "Bearer " + TOKEN)
            .patch(RequestBody.create(json, JSON))
            .build();
    try (Response response = http.newCall(request).execute()) {
      if (!response.isSuccessful() || !response.body().string().contains("\"success\":true")) {
        throw new IOException("refused");
      }
      return true;
    }
  }

  @Benchmark
  public Receipt thisClient() {
    return insight.acceptRisk(RATIONALE);
  }

  @Benchmark
  public SuccessEnvelope stockClient() throws IOException {
    SuccessEnvelope envelope =
        stock
            .classifyAccountInsight(
                ACCOUNT,
                ISSUE,
                new ClassificationChange()
                    .classification(ClassificationValue.ACCEPT_RISK)
                    .rationale(RATIONALE))
            .execute()
            .body();
    if (envelope == null) {
      throw new IOException("refused");
    }
    return envelope;
  }
}
