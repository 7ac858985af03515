package io.github.insightkit.sdk;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After} (RFC 9110 section 10.2.3): seconds, or a date. */
final class RetryAfter {
  /** No server is believed beyond this; live ones have asked for years. */
  static final Duration MAX = Duration.ofHours(1);

  private RetryAfter() {}

  /**
   * Reads the header.
   *
   * @param header its value, or null
   * @param now the time against which a date is taken
   * @return how long to wait, from zero to an hour, or null if the header says nothing of use
   */
  static @Nullable Duration parse(@Nullable String header, Instant now) {
    if (header == null) {
      return null;
    }
    String text = header.strip();
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      String number = text.replaceFirst("^0+(?=.)", "");
      return number.length() > 9 ? MAX : cap(Duration.ofSeconds(Long.parseLong(number)));
    }
    // All three forms of a date that RFC 9110 section 5.6.7 has a recipient accept.
    Date date =
        new Headers.Builder().addUnsafeNonAscii("Retry-After", text).build().getDate("Retry-After");
    return date == null ? null : cap(Duration.between(now, date.toInstant()));
  }

  static Duration cap(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(MAX) > 0 ? MAX : wait;
  }
}
