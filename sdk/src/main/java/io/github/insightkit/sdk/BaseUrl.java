package io.github.insightkit.sdk;

import java.util.Objects;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** The prefix under which the contract's paths lie. */
final class BaseUrl {
  private static final Pattern LOOPBACK =
      Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

  private BaseUrl() {}

  /**
   * Reads the prefix and refuses one over which a credential would travel in the open.
   *
   * @param text an http or https URL that ends where {@code /accounts} begins
   * @return the URL, with a slash at the end
   * @throws IllegalArgumentException if it isn't such a URL, carries a user, a query or a fragment,
   *     or is plain http to another machine
   */
  static HttpUrl require(String text) {
    Objects.requireNonNull(text, "baseUrl");
    HttpUrl url = HttpUrl.parse(text);
    if (url == null) {
      throw new IllegalArgumentException(
          "Expected an http or https URL that ends where /accounts begins, such as "
              + Version.PUBLIC_API
              + "; what came isn't one");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw new IllegalArgumentException(
          "Expected a base URL without user and password, got one that has them: give credentials"
              + " to the builder");
    }
    if (url.query() != null || url.fragment() != null) {
      throw new IllegalArgumentException(
          "Expected a base URL without query and fragment, got one that has them");
    }
    if (!url.isHttps() && !isLoopback(url.host())) {
      throw new IllegalArgumentException(
          "Expected https, got plain http to \""
              + url.host()
              + "\": the credentials could be read on the way. Plain http is for loopback only");
    }
    if (url.pathSegments().get(url.pathSize() - 1).isEmpty()) {
      return url;
    }
    return url.newBuilder().addPathSegment("").build();
  }

  /** Goes by the name alone: asking DNS would let DNS decide where a credential may go. */
  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("::1") || LOOPBACK.matcher(host).matches();
  }
}
