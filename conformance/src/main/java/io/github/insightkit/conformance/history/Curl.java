package io.github.insightkit.conformance.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okio.ByteString;

/**
 * A request as a line for a POSIX shell, which sends the same request with curl, and does nothing
 * else, whatever the request consists of.
 */
public final class Curl {
  /** What stands in a history where the token stood on the wire. */
  public static final String TOKEN_PLACEHOLDER = "$CLOUDFLARE_API_TOKEN";

  private static final Pattern PLACEHOLDER = Pattern.compile(Pattern.quote(TOKEN_PLACEHOLDER));

  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  private static final Pattern VISIBLE = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]*");

  private Curl() {}

  /** The line for this request of a run of this origin; the token stands as a shell variable. */
  public static String line(History.Origin origin, Request request) {
    return line(origin, request, Shell.quoted(origin.baseUrl() + printable(request.path())));
  }

  /**
   * These requests as lines, of which the first sets a variable that the others take their URL
   * from: the whole of it, if it is the same for all, or else the base URL.
   */
  public static List<String> lines(History.Origin origin, List<Request> requests) {
    Set<String> paths =
        requests.stream().map(request -> printable(request.path())).collect(Collectors.toSet());
    String common = paths.size() == 1 ? paths.iterator().next() : "";
    List<String> lines = new ArrayList<>();
    lines.add("url=" + Shell.quoted(origin.baseUrl() + common));
    for (Request request : requests) {
      String rest = printable(request.path()).substring(common.length());
      lines.add(line(origin, request, "\"$url\"" + (rest.isEmpty() ? "" : Shell.quoted(rest))));
    }
    return lines;
  }

  private static String line(History.Origin origin, Request request, String url) {
    StringBuilder line = new StringBuilder();
    boolean piped = request.body().size() > 0 && !isPlain(request.body());
    if (piped) {
      line.append("printf '").append(escaped(request.body())).append("' | ");
    }
    line.append("curl -sS -i --path-as-is ");
    if (printable(request.path()).matches(".*[\\[\\]{}].*")) {
      // Or else curl takes these for patterns, and sends one request for each match.
      line.append("-g ");
    }
    line.append("-X ").append(Shell.word(printable(request.method()))).append(' ');
    line.append(url);
    for (Header header : request.headers()) {
      line.append(" -H ").append(field(header, origin.tokenVariable()));
    }
    if (request.body().size() > 0) {
      if (request.header("Content-Type").isEmpty()) {
        line.append(" -H 'Content-Type:'");
      }
      line.append(" --data-binary ").append(piped ? "@-" : Shell.quoted(request.body().utf8()));
    }
    return line.toString();
  }

  private static String field(Header header, String tokenVariable) {
    // A name without a value needs a semicolon, and one that begins with @ would name a file. Of
    // Host there is one anyway, unless it is taken out.
    String none = header.name().equalsIgnoreCase("Host") ? ":" : ";";
    String text = header.name() + (header.value().isEmpty() ? none : ": " + header.value());
    StringBuilder quoted = new StringBuilder();
    String[] parts = PLACEHOLDER.split(printable(text.replaceFirst("^@", " @")), -1);
    for (int i = 0; i < parts.length; i++) {
      quoted.append(i == 0 ? "" : "\"$" + tokenVariable + '"');
      quoted.append(parts[i].isEmpty() ? "" : Shell.quoted(parts[i]));
    }
    return quoted.toString();
  }

  /** What no request line and no field can hold is left out. */
  private static String printable(String text) {
    return CONTROL.matcher(text).replaceAll("");
  }

  /** Whether an argument says the same, and what is to be seen of it is all there is. */
  private static boolean isPlain(ByteString body) {
    return HistoryFile.isUtf8(body)
        && !body.utf8().startsWith("@")
        && VISIBLE.matcher(body.utf8()).matches();
  }

  /** For printf: what is printable as it is, if printf and the shell leave it alone. */
  private static String escaped(ByteString body) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : body.toByteArray()) {
      if (b >= ' ' && b <= '~' && "-%'\\".indexOf(b) < 0) {
        escaped.append((char) b);
      } else {
        escaped.append(String.format(Locale.ROOT, "\\%03o", b & 0xff));
      }
    }
    return escaped.toString();
  }
}
