package io.github.insightkit.conformance.transport;

import io.github.insightkit.conformance.history.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import okhttp3.Headers;

/**
 * What is kept of an answer's fields: what the rules read, and of the others as much as fits. The
 * last field says how many were left out; its name is none that an answer can have.
 */
final class KeptFields {
  /** How long a value may be to be kept whole, in UTF-16 units. */
  static final int LONGEST_VALUE = 4 << 10;

  /** How much is kept in all, in UTF-16 units, and once more as much of what the rules read. */
  static final int LONGEST = 16 << 10;

  private static final Set<String> READ =
      Set.of(
          "allow",
          "content-encoding",
          "content-length",
          "content-type",
          "retry-after",
          "www-authenticate",
          "x-insightkit-injected");

  private KeptFields() {}

  static List<Header> of(Headers received, UnaryOperator<String> masked) {
    List<Header> kept = new ArrayList<>();
    int length = 0;
    for (int i = 0; i < received.size(); i++) {
      String name = masked.apply(received.name(i).toLowerCase(Locale.ROOT));
      String value = masked.apply(received.value(i));
      if (value.length() > LONGEST_VALUE) {
        value = value.substring(0, LONGEST_VALUE) + "...";
      }
      int more = name.length() + value.length();
      if (length + more <= (READ.contains(name) ? 2 * LONGEST : LONGEST)) {
        kept.add(new Header(name, value));
        length += more;
      }
    }
    if (kept.size() < received.size()) {
      kept.add(new Header("(left out)", received.size() - kept.size() + " more fields"));
    }
    return kept;
  }
}
