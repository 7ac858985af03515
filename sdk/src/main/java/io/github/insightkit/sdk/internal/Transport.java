package io.github.insightkit.sdk.internal;

import io.github.insightkit.sdk.api.InsightClassificationApi;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import okhttp3.Authenticator;
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
  private final Timing timing;
  private final Observer observer;

  /**
   * Derives a safe client from any client.
   *
   * @param http whose connections, proxies and interceptors to use
   * @param baseUrl the prefix, checked
   * @param secrets the credential of the moment
   * @param timing time and chance
   * @param observer who watches
   */
  public Transport(
      OkHttpClient http,
      HttpUrl baseUrl,
      Supplier<Secret> secrets,
      Timing timing,
      Observer observer) {
    this.http = harden(http);
    this.api =
        new Retrofit.Builder()
            .baseUrl(baseUrl)
            .callFactory(this.http)
            .addConverterFactory(new ChangeConverter())
            .build()
            .create(InsightClassificationApi.class);
    this.secrets = secrets;
    this.timing = timing;
    this.observer = observer;
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
        .addNetworkInterceptor(new ShortRetryAfter())
        .build();
  }

  /**
   * Sends a change and waits for its end in the calling thread.
   *
   * <p>If the thread is interrupted the flag stays set, and the ending is what is known by then.
   *
   * @param sending the change
   * @return how it ended
   */
  public Outcome send(Sending sending) {
    Course course = new Course(sending, timing, observer);
    while (true) {
      Ending ending = attempt(course);
      Duration wait = course.next(ending);
      if (wait == null) {
        return course.end(ending);
      }
      try {
        timing.sleeper().sleep(wait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return course.end(ending);
      }
    }
  }

  /**
   * Sends a change without waiting.
   *
   * @param sending the change
   * @return its end; completing or cancelling it from outside aborts what is under way
   */
  public CompletableFuture<Outcome> sendAsync(Sending sending) {
    return new AsyncSending(this, new Course(sending, timing, observer), timing).start();
  }

  private Ending attempt(Course course) {
    Attempt attempt;
    try {
      attempt = begin(course);
    } catch (RuntimeException e) {
      return new Ending.NoCredentials(e);
    }
    return attempt.run();
  }

  /** Makes the next request of a course. Throws what the supplier of the credential throws. */
  Attempt begin(Course course) {
    long timeoutNanos = course.begin();
    return prepare(course.sending(), secrets.get(), timeoutNanos);
  }

  private Attempt prepare(Sending sending, Secret secret, long timeoutNanos) {
    Request prototype = sending.to().prototype(api);
    OneShotBody body = new OneShotBody(ChangeConverter.encode(sending.change()));
    Request.Builder builder = prototype.newBuilder().method(prototype.method(), body);
    for (Map.Entry<String, String> header : sending.plan().headers()) {
      builder.header(header.getKey(), header.getValue());
    }
    secret.sign(builder);
    return new Attempt(http.newCall(builder.build()), body, secret, timing, timeoutNanos);
  }
}
