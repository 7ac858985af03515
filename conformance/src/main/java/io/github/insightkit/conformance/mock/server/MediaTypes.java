package io.github.insightkit.conformance.mock.server;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes JSON in UTF-8 and nothing else (RFC 9110, sections 8.3 and 15.5.16). */
final class MediaTypes implements Behaviour.Admit {

  @Override
  public void check(ReceivedRequest request) {
    List<String> types = request.headers().all("Content-Type");
    if (types.size() != 1 || !isJson(types.get(0))) {
      throw Refusals.MEDIA_TYPE.asException();
    }
    @Nullable String coding = request.headers().first("Content-Encoding");
    if (coding != null && !coding.equalsIgnoreCase("identity")) {
      throw Refusals.CONTENT_CODING.asException();
    }
  }

  private static boolean isJson(String value) {
    String[] parts = value.split(";", -1);
    if (parts.length == 0 || !parts[0].strip().equalsIgnoreCase("application/json")) {
      return false;
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
      if (parameter.startsWith("charset=")
          && !parameter.substring("charset=".length()).replace("\"", "").equals("utf-8")) {
        return false;
      }
    }
    return true;
  }
}
