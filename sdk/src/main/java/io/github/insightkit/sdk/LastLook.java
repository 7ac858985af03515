package io.github.insightkit.sdk;

import java.io.IOException;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Stands between everything else and the network: nearer to the server than any interceptor that a
 * caller may have brought.
 *
 * <p>Tells an attempt that its request goes out, and keeps what a 503 says about {@code
 * Retry-After} from OkHttp, which would send the request again after a 0 if the body has been
 * replaced, and can't read a number of more than ten digits.
 */
final class LastLook implements Interceptor {
  static final String RETRY_AFTER = "Retry-After";

  @Override
  public Response intercept(Chain chain) throws IOException {
    Attempt attempt = Attempt.of(chain.call().request());
    if (attempt != null) {
      attempt.goesOut(chain.request(), guard(chain.connection()));
    }
    Response response = chain.proceed(chain.request());
    if (attempt == null || response.code() != 503) {
      return response;
    }
    attempt.keepRetryAfter(response.header(RETRY_AFTER));
    return response.newBuilder().removeHeader(RETRY_AFTER).build();
  }

  private static @Nullable Guard guard(@Nullable Connection connection) {
    return connection != null && connection.socket() instanceof Guard.Guarded guarded
        ? guarded.guard()
        : null;
  }
}
