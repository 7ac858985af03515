package io.github.insightkit.conformance.second;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON object, as RFC 8259 has it and no more. */
final class TinyJson {
  private static final int DEEPEST = 64;

  private final String text;
  private int at;
  private int depth;

  private TinyJson(String text) {
    this.text = text;
  }

  /**
   * Reads an object.
   *
   * @throws IllegalArgumentException if it isn't one, or a name stands twice in it
   */
  static Map<String, @Nullable Object> object(String text) {
    TinyJson json = new TinyJson(text);
    json.blanks();
    json.require('{');
    Map<String, @Nullable Object> object = json.members();
    json.blanks();
    if (json.at != text.length()) {
      throw json.unexpected();
    }
    return object;
  }

  private Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    blanks();
    if (take('}')) {
      return members;
    }
    do {
      blanks();
      require('"');
      String name = string();
      blanks();
      require(':');
      if (members.containsKey(name)) {
        throw unexpected();
      }
      members.put(name, value());
      blanks();
    } while (take(','));
    require('}');
    return members;
  }

  private @Nullable Object value() {
    if (++depth > DEEPEST) {
      throw unexpected();
    }
    blanks();
    Object value = null;
    if (take('{')) {
      value = members();
    } else if (take('[')) {
      value = elements();
    } else if (take('"')) {
      value = string();
    } else if (word("true")) {
      value = true;
    } else if (word("false")) {
      value = false;
    } else if (!word("null")) {
      value = number();
    }
    depth--;
    return value;
  }

  private List<@Nullable Object> elements() {
    List<@Nullable Object> elements = new ArrayList<>();
    blanks();
    if (take(']')) {
      return elements;
    }
    do {
      elements.add(value());
      blanks();
    } while (take(','));
    require(']');
    return elements;
  }

  private Double number() {
    int from = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String number = text.substring(from, at);
    if (!number.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")) {
      throw unexpected();
    }
    return Double.valueOf(number);
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    while (true) {
      char c = next();
      if (c == '"') {
        return string.toString();
      }
      if (c < ' ') {
        throw unexpected();
      }
      string.append(c == '\\' ? escape() : c);
    }
  }

  private char escape() {
    char c = next();
    int plain = "\"\\/bfnrt".indexOf(c);
    if (plain >= 0) {
      return "\"\\/\b\f\n\r\t".charAt(plain);
    }
    if (c != 'u' || at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]+")) {
      throw unexpected();
    }
    at += 4;
    return (char) Integer.parseInt(text.substring(at - 4, at), 16);
  }

  private boolean word(String word) {
    boolean here = text.startsWith(word, at);
    at += here ? word.length() : 0;
    return here;
  }

  private boolean take(char c) {
    boolean here = at < text.length() && text.charAt(at) == c;
    at += here ? 1 : 0;
    return here;
  }

  private void require(char c) {
    if (!take(c)) {
      throw unexpected();
    }
  }

  private char next() {
    if (at >= text.length()) {
      throw unexpected();
    }
    return text.charAt(at++);
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException("not one JSON object: stopped at " + at);
  }
}
