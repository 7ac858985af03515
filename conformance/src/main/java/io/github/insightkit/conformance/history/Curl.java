package io.github.insightkit.conformance.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okio.ByteString;

/**
 * A request as a line for a POSIX shell, which sends the same request with curl, and does nothing
 * else, whatever the request consists of.
 */
public final class Curl {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  private static final Pattern VISIBLE = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]*");

  private Curl() {}

  /** The line for this request of a run of this origin; the token stands as a shell variable. */
  public static String line(History.Origin origin, Request request) {
    return line(origin, request, quoted(origin.baseUrl() + printable(request.path())));
  }

  /**
   * These requests as lines, of which the first sets a variable that the others take their URL
   * from, or what they have in common of it. If two have all but path and body in common, it makes
   * a function of that as well.
   */
  public static List<String> lines(History.Origin origin, List<Request> requests) {
    String base =
        requests.stream().map(one -> printable(one.path())).reduce(Curl::common).orElse("");
    Optional<Request> common =
        requests.stream()
            .filter(one -> requests.stream().filter(other -> isLike(one, other)).count() > 1)
            .findFirst();
    List<String> lines = new ArrayList<>();
    lines.add(
        "url="
            + quoted(origin.baseUrl() + base)
            + common
                .map(one -> "\nsend() { " + line(origin, one, "\"$url$2\"", "\"$1\"") + "; }")
                .orElse(""));
    for (Request request : requests) {
      String rest = printable(request.path()).substring(base.length());
      String path = rest.isEmpty() ? "" : quoted(rest);
      lines.add(
          common.filter(one -> isLike(one, request)).isPresent()
              ? ("send " + quoted(request.body().utf8()) + ' ' + path).stripTrailing()
              : line(origin, request, "\"$url\"" + path));
    }
    return lines;
  }

  /** What both begin with, and no part of a segment. */
  private static String common(String one, String other) {
    int end = Arrays.mismatch(one.toCharArray(), other.toCharArray());
    return end < 0 ? one : one.substring(0, one.lastIndexOf('/', end - 1) + 1);
  }

  /** Whether they differ in nothing but what an argument can say. */
  private static boolean isLike(Request one, Request other) {
    return one.method().equals(other.method())
        && one.headers().equals(other.headers())
        && Stream.of(one, other).allMatch(it -> it.body().size() > 0 && isPlain(it.body()));
  }

  private static String line(History.Origin origin, Request request, String url) {
    return request.body().size() == 0 || isPlain(request.body())
        ? line(origin, request, url, quoted(request.body().utf8()))
        : "printf '" + escaped(request.body()) + "' | " + line(origin, request, url, "@-");
  }

  private static String line(History.Origin origin, Request request, String url, String body) {
    // Without g, curl takes brackets for patterns, and sends one request for each match.
    StringBuilder line = new StringBuilder("curl -sSig --path-as-is -X ");
    line.append(word(printable(request.method()))).append(' ').append(url);
    for (Header header : request.headers()) {
      line.append(" -H ").append(field(header, origin.tokenVariable()));
    }
    if (request.body().size() > 0) {
      line.append(request.header("Content-Type").isEmpty() ? " -H 'Content-Type:'" : "");
      line.append(" --data-binary ").append(body);
    }
    return line.toString();
  }

  private static String field(Header header, String tokenVariable) {
    // A name without a value needs a semicolon, and one that begins with @ would name a file. Of
    // Host there is one anyway, unless it is taken out.
    String none = header.name().equalsIgnoreCase("Host") ? ":" : ";";
    String text = header.name() + (header.value().isEmpty() ? none : ": " + header.value());
    String all = printable(text.replaceFirst("^@", " @"));
    StringBuilder field = new StringBuilder();
    int end = 0;
    for (MatchResult found : TokenForm.ANY.matcher(all).results().toList()) {
      String variable = found.group().replace(History.Origin.USUAL_VARIABLE, tokenVariable);
      field.append(end < found.start() ? quoted(all.substring(end, found.start())) : "");
      field.append('"').append(variable).append('"');
      end = found.end();
    }
    return field.append(end < all.length() ? quoted(all.substring(end)) : "").toString();
  }

  /** The text as one word, which a POSIX shell takes as it is; it mustn't hold a NUL. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** The same, without quotes where they change nothing. */
  public static String word(String text) {
    return text.matches("[A-Za-z0-9_./:@%+-]+") ? text : quoted(text);
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
