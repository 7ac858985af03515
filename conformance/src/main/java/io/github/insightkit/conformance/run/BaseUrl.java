package io.github.insightkit.conformance.run;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * The base URL of an implementation.
 *
 * @param text the URL, without a slash at its end
 * @param isLoopback whether it names this machine's loopback interface
 */
public record BaseUrl(String text, boolean isLoopback) {

  /**
   * Reads a base URL.
   *
   * @throws IllegalArgumentException if it isn't an absolute http or https URL without query and
   *     fragment
   */
  public static BaseUrl parse(String text) {
    return parse(
        text,
        "expected an http or https URL that ends where the contract's paths begin, such as"
            + " http://127.0.0.1:8080/client/v4");
  }

  /**
   * Reads a base URL of something else.
   *
   * @param expected what was expected, as the beginning of a complaint
   * @throws IllegalArgumentException if it isn't an absolute http or https URL without query and
   *     fragment
   */
  public static BaseUrl parse(String text, String expected) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw unexpected(text, expected);
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https"))
        || uri.getHost() == null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || uri.getRawUserInfo() != null) {
      throw unexpected(text, expected);
    }
    String path = uri.getRawPath();
    return new BaseUrl(
        "%s://%s%s"
            .formatted(
                scheme,
                uri.getRawAuthority(),
                (path.endsWith("/") ? path.substring(0, path.length() - 1) : path)),
        isLoopback(uri.getHost()));
  }

  private static boolean isLoopback(String host) {
    String bare =
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    if (bare.equalsIgnoreCase("localhost")) {
      return true;
    }
    boolean isLiteral =
        bare.indexOf(':') >= 0 || bare.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    if (!isLiteral) {
      return false;
    }
    try {
      return InetAddress.getByName(bare).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static IllegalArgumentException unexpected(String text, String expected) {
    return new IllegalArgumentException(expected + ", got \"" + text + "\"");
  }
}
