package io.github.insightkit.conformance.transport;

import java.nio.charset.StandardCharsets;

/** A token. Its text is handed out on purpose only, and never by {@link #toString()}. */
public final class Secret {
  private final String text;

  /**
   * A secret of this text.
   *
   * @throws IllegalArgumentException if it is blank, or has what a header field can't carry
   */
  public Secret(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("expected a token, got nothing but white space");
    }
    if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "expected a token of visible ASCII characters, got one with others; is it quoted or"
              + " broken over lines?");
    }
    this.text = text;
  }

  /** The text itself; for the wire, and for nothing that is kept. */
  public String reveal() {
    return text;
  }

  /** This text with the placeholder put where the secret stood. */
  String masked(String other, String placeholder) {
    return other.replace(text, placeholder);
  }

  /** These bytes with the placeholder put where the secret stood. */
  byte[] masked(byte[] other, String placeholder) {
    String latin = new String(other, StandardCharsets.ISO_8859_1);
    return latin.contains(text)
        ? latin.replace(text, placeholder).getBytes(StandardCharsets.ISO_8859_1)
        : other;
  }

  /** Not the text. */
  @Override
  public String toString() {
    return "***";
  }
}
