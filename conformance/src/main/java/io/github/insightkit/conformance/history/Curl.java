package io.github.insightkit.conformance.history;

import java.util.Locale;

/** A request as a line for a POSIX shell, which sends the same request with curl. */
public final class Curl {
  /** What stands in a history where the token stood on the wire. */
  public static final String TOKEN_PLACEHOLDER = "$CLOUDFLARE_API_TOKEN";

  private Curl() {}

  /** The line for this request against this base URL; the token stands as a shell variable. */
  public static String line(String baseUrl, Request request) {
    StringBuilder line = new StringBuilder();
    boolean piped = request.body().length() > 0 && !isPlain(request.body());
    if (piped) {
      line.append("printf '").append(octal(request.body())).append("' | ");
    }
    line.append("curl -sS -i --path-as-is -X ").append(request.method());
    line.append(' ').append(quoted(baseUrl + request.path()));
    for (Header header : request.headers()) {
      String text = header.name() + ": " + header.value();
      line.append(" -H ")
          .append(text.contains(TOKEN_PLACEHOLDER) ? '"' + text + '"' : quoted(text));
    }
    if (request.body().length() > 0) {
      if (request.header("Content-Type").isEmpty()) {
        line.append(" -H 'Content-Type:'");
      }
      line.append(" --data-binary ").append(piped ? "@-" : quoted(request.body().text()));
    }
    return line.toString();
  }

  private static boolean isPlain(Bytes body) {
    return body.isUtf8() && body.text().chars().allMatch(c -> c >= ' ');
  }

  private static String octal(Bytes body) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : body.toArray()) {
      escaped.append(String.format(Locale.ROOT, "\\%03o", b & 0xff));
    }
    return escaped.toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
