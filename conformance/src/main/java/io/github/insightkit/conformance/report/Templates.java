package io.github.insightkit.conformance.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files beside this class from which reports are made. */
final class Templates {
  private Templates() {}

  /**
   * The template of this name, filled.
   *
   * @param escaper what becomes of each value, so that nothing in it is markup
   */
  static String fill(String name, Mustache.Escaper escaper, Object view) {
    return Mustache.compiler()
        .emptyStringIsFalse(true)
        .withFormatter(Templates::words)
        .withEscaper(escaper)
        .compile(text(name))
        .execute(view);
  }

  /** A section asks for the text of a record only to see that there is some; it can be long. */
  private static String words(Object value) {
    return value instanceof Record ? value.getClass().getName() : value.toString();
  }

  /** The text of this file. */
  static String text(String name) {
    try (InputStream in = Templates.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("expected " + name + " on the class path, found nothing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + name, e);
    }
  }
}
