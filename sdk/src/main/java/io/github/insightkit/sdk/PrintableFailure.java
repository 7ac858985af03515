package io.github.insightkit.sdk;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A failure that can be printed with everything behind it: no message in it shows the credential,
 * writes a line of its own, or is endless.
 */
final class PrintableFailure {
  /** How long a message may be; see {@link Printable}. */
  static final int MAX_MESSAGE = 300;

  /** How many failures are kept, causes and suppressed ones included. */
  private static final int MAX_FAILURES = 32;

  private final @Nullable Secret secret;
  private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private PrintableFailure(@Nullable Secret secret) {
    this.secret = secret;
  }

  /**
   * Makes a failure printable.
   *
   * @param failure what was thrown
   * @param secret what not to show, or null
   * @return the same failure if it is printable, or else a copy: of the same trace, causes and
   *     suppressed failures, with its type at the beginning of its message
   */
  static IOException of(IOException failure, @Nullable Secret secret) {
    return new PrintableFailure(secret).isPrintable(failure)
        ? failure
        : new PrintableFailure(secret).copy(failure);
  }

  private boolean isPrintable(Throwable failure) {
    if (!seen.add(failure) || seen.size() > MAX_FAILURES) {
      return false;
    }
    String text = text(failure);
    if (!text.equals(shown(text))) {
      return false;
    }
    for (Throwable suppressed : failure.getSuppressed()) {
      if (!isPrintable(suppressed)) {
        return false;
      }
    }
    Throwable cause = failure.getCause();
    return cause == null || isPrintable(cause);
  }

  private IOException copy(Throwable failure) {
    seen.add(failure);
    IOException copy = new IOException(shown(text(failure)));
    copy.setStackTrace(failure.getStackTrace());
    Throwable cause = failure.getCause();
    if (cause != null && isNew(cause)) {
      copy.initCause(copy(cause));
    }
    for (Throwable suppressed : failure.getSuppressed()) {
      if (isNew(suppressed)) {
        copy.addSuppressed(copy(suppressed));
      }
    }
    return copy;
  }

  private boolean isNew(Throwable failure) {
    return !seen.contains(failure) && seen.size() < MAX_FAILURES;
  }

  private String shown(String text) {
    return secret == null ? Printable.of(text, MAX_MESSAGE) : secret.printable(text, MAX_MESSAGE);
  }

  /** What a stack trace would show; a failure that can't even say that is named by its type. */
  private static String text(Throwable failure) {
    try {
      return String.valueOf(failure);
    } catch (RuntimeException e) {
      return failure.getClass().getName();
    }
  }
}
