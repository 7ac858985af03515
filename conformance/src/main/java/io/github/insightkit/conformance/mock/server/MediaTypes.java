package io.github.insightkit.conformance.mock.server;

import static java.util.Locale.ROOT;

import java.util.Arrays;
import java.util.List;

/** Takes JSON in UTF-8 and nothing else (RFC 9110, sections 8.3 and 15.5.16). */
final class MediaTypes {
  private MediaTypes() {}

  /**
   * Looks at the fields that say what the content is.
   *
   * @throws Refusal.RefusedException if it is anything else
   */
  static void check(ReceivedRequest request) {
    List<String> types = request.headers().all("Content-Type");
    if (types.size() != 1 || !isJson(types.get(0))) {
      throw Refusals.MEDIA_TYPE.asException();
    }
    String coding = request.headers().first("Content-Encoding");
    if (coding != null && !coding.equalsIgnoreCase("identity")) {
      throw Refusals.CONTENT_CODING.asException();
    }
  }

  private static boolean isJson(String value) {
    List<String> parts =
        Arrays.stream(value.split(";", -1)).map(part -> part.strip().toLowerCase(ROOT)).toList();
    return parts.get(0).equals("application/json")
        && parts.stream()
            .skip(1)
            .filter(parameter -> parameter.startsWith("charset="))
            .allMatch(charset -> charset.replace("\"", "").equals("charset=utf-8"));
  }
}
