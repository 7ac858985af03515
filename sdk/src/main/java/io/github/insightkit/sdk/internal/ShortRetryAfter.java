package io.github.insightkit.sdk.internal;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Shortens the {@code Retry-After} of a 503 to what an int can hold.
 *
 * <p>OkHttp 5.5.1 reads the header of a 503 with {@code Integer.valueOf}, and a number of more
 * digits comes out as a NumberFormatException in place of the answer.
 */
final class ShortRetryAfter implements Interceptor {
  private static final String NAME = "Retry-After";
  private static final int DIGITS = 9;

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (response.code() != 503) {
      return response;
    }
    String value = response.header(NAME);
    if (value == null || value.length() <= DIGITS || !value.matches("\\d+")) {
      return response;
    }
    return response.newBuilder().header(NAME, "9".repeat(DIGITS)).build();
  }
}
