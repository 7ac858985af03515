package io.github.insightkit.sdk;

import java.security.CodeSource;
import okhttp3.OkHttpClient;

/**
 * Notices an OkHttp that is older than the one this client is made for and tested with: what it
 * does with hostile answers and lost connections is another matter.
 */
final class OkHttpVersion {
  private OkHttpVersion() {}

  /**
   * Looks for a method that only OkHttp 5 has. Its version is a constant, which the compiler would
   * copy from the OkHttp that it sees.
   *
   * @param client any client
   * @return the same
   * @throws IllegalStateException if it is of an older OkHttp
   */
  static OkHttpClient require(OkHttpClient client) {
    try {
      boolean unused = client.fastFallback();
      return client;
    } catch (NoSuchMethodError e) {
      CodeSource source = OkHttpClient.class.getProtectionDomain().getCodeSource();
      throw new IllegalStateException(
          "Expected OkHttp 5 (com.squareup.okhttp3:okhttp-jvm), got an older one from "
              + (source == null ? "an unknown place" : source.getLocation())
              + ": exclude com.squareup.okhttp3:okhttp where it comes from, or import okhttp-bom 5",
          e);
    }
  }
}
