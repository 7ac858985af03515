package io.github.insightkit.conformance.run;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The base URL of an implementation.
 *
 * @param text the URL, without a slash at its end
 * @param isLoopback whether it names this machine's loopback interface
 */
public record BaseUrl(String text, boolean isLoopback) {
  /** Names are looked up by nobody, for what they stand for may change. */
  private static final Pattern LOOPBACK =
      Pattern.compile(
          "(?i)localhost|127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}|\\[(0{1,4}:){7}0{0,3}1]|\\[::1]");

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
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if ((scheme.equals("http") || scheme.equals("https"))
          && uri.getHost() != null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && uri.getRawUserInfo() == null) {
        String path = uri.getRawPath().replaceFirst("/$", "");
        return new BaseUrl(
            scheme + "://" + uri.getRawAuthority() + path,
            LOOPBACK.matcher(uri.getHost()).matches());
      }
    } catch (URISyntaxException e) {
      // It is no more expected than one that is for something else.
    }
    throw new IllegalArgumentException(expected + ", got \"" + text + "\"");
  }
}
