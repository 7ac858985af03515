package io.github.insightkit.sdk;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a header field that is a list of structured items (RFC 9651, section 4.2.1). All of its
 * syntax is checked; kept is what limits of a rate need: names and integers.
 */
final class StructuredList {
  /**
   * A member of the list.
   *
   * @param name the value if it is a string or a token, or else the empty string
   * @param integers the parameters whose values are integers
   */
  record Member(String name, Map<String, Long> integers) {}

  /** A field isn't one of the syntax; RFC 9651 has it ignored as a whole then. */
  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed() {
      super("not a list of structured items", null, false, false);
    }
  }

  private final String text;
  private int at;

  private StructuredList(String text) {
    this.text = text;
  }

  /** Reads a field; returns no member if it isn't one of the syntax. */
  static List<Member> parse(String field) {
    try {
      return new StructuredList(field).list();
    } catch (Malformed e) {
      return List.of();
    }
  }

  private List<Member> list() throws Malformed {
    List<Member> members = new ArrayList<>(2);
    skip(" ");
    while (!atEnd()) {
      boolean number = atNumber();
      String value = peek() == '(' ? innerList() : item();
      members.add(new Member(number ? "" : value, parameters()));
      skip(" \t");
      if (atEnd()) {
        break;
      }
      expect(',');
      skip(" \t");
      require(!atEnd());
    }
    return members;
  }

  private String innerList() throws Malformed {
    expect('(');
    while (true) {
      skip(" ");
      if (peek() == ')') {
        at++;
        return "";
      }
      item();
      parameters();
      require(peek() == ' ' || peek() == ')');
    }
  }

  private Map<String, Long> parameters() throws Malformed {
    Map<String, Long> integers = new HashMap<>(4);
    while (peek() == ';') {
      at++;
      skip(" ");
      String key = key();
      integers.remove(key);
      if (peek() == '=') {
        at++;
        boolean number = atNumber();
        String value = item();
        if (number && value.indexOf('.') < 0) {
          integers.put(key, Long.valueOf(value));
        }
      }
    }
    return integers;
  }

  private String key() throws Malformed {
    int start = at;
    require(isLower(peek()) || peek() == '*');
    while (isLower(peek()) || isDigit(peek()) || isOneOf("_-.*")) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Reads a bare item; returns what it says if it is a number, a string or a token. */
  private String item() throws Malformed {
    if (atNumber()) {
      return number();
    }
    char first = peek();
    if (first == '*' || isLetter(first)) {
      return token();
    }
    switch (first) {
      case '"' -> {
        return string();
      }
      case ':' -> bytes();
      case '?' -> {
        at++;
        require(peek() == '0' || peek() == '1');
        at++;
      }
      case '@' -> {
        at++;
        require(number().indexOf('.') < 0);
      }
      case '%' -> displayString();
      default -> throw new Malformed();
    }
    return "";
  }

  private boolean atNumber() {
    return peek() == '-' || isDigit(peek());
  }

  private String number() throws Malformed {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    int whole = digits();
    if (peek() != '.') {
      require(whole >= 1 && whole <= 15);
      return text.substring(start, at);
    }
    at++;
    int fraction = digits();
    require(whole >= 1 && whole <= 12 && fraction >= 1 && fraction <= 3);
    return text.substring(start, at);
  }

  private int digits() {
    int start = at;
    while (isDigit(peek())) {
      at++;
    }
    return at - start;
  }

  private String token() {
    int start = at;
    while (isLetter(peek()) || isDigit(peek()) || isOneOf("!#$%&'*+-.^_`|~:/")) {
      at++;
    }
    return text.substring(start, at);
  }

  private String string() throws Malformed {
    StringBuilder value = new StringBuilder();
    expect('"');
    while (peek() != '"') {
      if (peek() == '\\') {
        at++;
        require(isOneOf("\"\\"));
      }
      require(peek() >= ' ' && peek() <= '~');
      value.append(text.charAt(at++));
    }
    at++;
    return value.toString();
  }

  private void bytes() throws Malformed {
    expect(':');
    int end = text.indexOf(':', at);
    require(end >= 0);
    try {
      Base64.getDecoder().decode(text.substring(at, end));
    } catch (IllegalArgumentException e) {
      throw new Malformed();
    }
    at = end + 1;
  }

  private void displayString() throws Malformed {
    expect('%');
    expect('"');
    ByteBuffer utf8 = ByteBuffer.allocate(text.length() - at);
    while (peek() != '"') {
      require(peek() >= ' ' && peek() <= '~');
      char c = text.charAt(at++);
      utf8.put((byte) (c == '%' ? 16 * hex() + hex() : c));
    }
    at++;
    try {
      StandardCharsets.UTF_8.newDecoder().decode(utf8.flip());
    } catch (CharacterCodingException e) {
      throw new Malformed();
    }
  }

  private int hex() throws Malformed {
    require(isDigit(peek()) || (peek() >= 'a' && peek() <= 'f'));
    return Character.digit(text.charAt(at++), 16);
  }

  private boolean atEnd() {
    return at == text.length();
  }

  /** The next character, or one that is allowed nowhere. */
  private char peek() {
    return atEnd() ? '\0' : text.charAt(at);
  }

  private boolean isOneOf(String characters) {
    return !atEnd() && characters.indexOf(peek()) >= 0;
  }

  private void skip(String characters) {
    while (isOneOf(characters)) {
      at++;
    }
  }

  private void expect(char c) throws Malformed {
    require(!atEnd() && peek() == c);
    at++;
  }

  private static void require(boolean holds) throws Malformed {
    if (!holds) {
      throw new Malformed();
    }
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isLetter(char c) {
    return isLower(c) || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
