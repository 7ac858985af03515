package io.github.insightkit.conformance.mock.server;

import static java.util.Locale.ROOT;

import java.util.List;

/** Takes JSON in UTF-8 and nothing else (RFC 9110, sections 8.3 and 15.5.16). */
final class MediaTypes {
  private MediaTypes() {}

  /**
   * Looks at the fields that say what the content is.
   *
   * @throws Refusal.RefusedException if it is anything else
   */
  static void check(Call call) {
    Headers headers = call.request().headers();
    List<String> types = headers.all("Content-Type");
    if (types.size() != 1 || !isJson(types.get(0))) {
      throw Refusals.MEDIA_TYPE.asException();
    }
    String coding = headers.first("Content-Encoding");
    if (coding != null && !coding.equalsIgnoreCase("identity")) {
      throw Refusals.CONTENT_CODING.asException();
    }
  }

  private static boolean isJson(String value) {
    String[] parts = value.toLowerCase(ROOT).split(";", -1);
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().replace("\"", "");
      if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
        return false;
      }
    }
    return parts[0].strip().equals("application/json");
  }
}
