package io.github.insightkit.sdk.internal;

import io.github.insightkit.sdk.api.InsightClassificationApi;
import io.github.insightkit.sdk.model.ClassificationChange;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import retrofit2.Retrofit;

/**
 * Sends changes, each at most once unless it certainly wasn't applied.
 *
 * <p>Retrofit makes the request from the generated interface, and OkHttp carries it: Retrofit's own
 * call reads the body of a refusal without bound, and hides the status when a body can't be read.
 */
public final class Transport {
  private final OkHttpClient http;
  private final InsightClassificationApi api;
  private final Supplier<Secret> secrets;
  private final String userAgent;
  private final Timing timing;

  /**
   * Derives a safe client from any client.
   *
   * @param http whose connections, proxies and interceptors to use
   * @param baseUrl the prefix, checked
   * @param secrets the credential of the moment
   * @param userAgent how to introduce ourselves
   * @param timing time and chance
   */
  public Transport(
      OkHttpClient http,
      HttpUrl baseUrl,
      Supplier<Secret> secrets,
      String userAgent,
      Timing timing) {
    this.http = harden(http);
    this.api =
        new Retrofit.Builder()
            .baseUrl(baseUrl)
            .callFactory(this.http)
            .addConverterFactory(new ChangeConverter())
            .build()
            .create(InsightClassificationApi.class);
    this.secrets = secrets;
    this.userAgent = userAgent;
    this.timing = timing;
  }

  /**
   * Takes away what resends behind our back. A followed redirect turns a PATCH into a GET whose 200
   * would read as success; a lost reply would be answered by sending the change again.
   */
  private static OkHttpClient harden(OkHttpClient http) {
    return http.newBuilder()
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .authenticator(Authenticator.NONE)
        .build();
  }

  /**
   * Sends a change and waits for its end.
   *
   * @param scope account or zone
   * @param scopeId which
   * @param issueId the insight
   * @param change what to change
   * @param plan how long and how often
   * @return how it ended
   */
  public Outcome send(
      InsightClassificationApi.Scope scope,
      String scopeId,
      String issueId,
      ClassificationChange change,
      Plan plan) {
    Course course = new Course(plan, timing);
    while (true) {
      Ending ending = attempt(scope, scopeId, issueId, change, plan, course.begin());
      Duration wait = course.next(ending);
      if (wait.isNegative()) {
        return new Outcome(ending, course.attempts());
      }
      try {
        timing.sleeper().sleep(wait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Outcome(ending, course.attempts());
      }
    }
  }

  private Ending attempt(
      InsightClassificationApi.Scope scope,
      String scopeId,
      String issueId,
      ClassificationChange change,
      Plan plan,
      Duration timeout) {
    Secret secret = secrets.get();
    Request.Builder builder =
        scope
            .change(api, scopeId, issueId, change)
            .request()
            .newBuilder()
            .header("Accept", "application/json")
            .header("User-Agent", userAgent);
    for (Map.Entry<String, String> header : plan.headers()) {
      builder.header(header.getKey(), header.getValue());
    }
    secret.sign(builder);
    Request request = builder.build();
    OneShotBody body = (OneShotBody) Objects.requireNonNull(request.body());
    Call call = http.newCall(request);
    call.timeout().timeout(Math.max(1, timeout.toNanos()), TimeUnit.NANOSECONDS);
    try {
      return Judge.of(AnswerReader.read(call.execute(), secret), timing.clock().instant(), secret);
    } catch (IOException e) {
      return Judge.of(secret.redact(e), body.isStarted());
    }
  }
}
