package io.github.insightkit.conformance.contract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads exactly one JSON document from bytes and forgives nothing.
 *
 * <p>Refused: bytes that aren't UTF-8, a byte order mark (RFC 8259, section 8.1), a second
 * document, the same name twice in an object (RFC 7493, section 2.3), and whatever RFC 8259 has no
 * grammar for (NaN, comments, single quotes, trailing commas).
 *
 * <p>What is nested beyond {@link #MAX_DEPTH}, or has a number or a name of a length that isn't
 * read, may be JSON (RFC 8259, section 9, lets a reader have such limits): it is neither.
 *
 * <p>Stateless and safe for use by several threads.
 */
public final class StrictJson {
  /** The deepest nesting that is read, in levels: as much as the library writes again. */
  public static final int MAX_DEPTH = 500;

  /** How the reason begins where a name stands twice. */
  public static final String TWICE = "a name stands twice in one object";

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(1_000)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** Of the shared mapper, as making one takes milliseconds at each start. */
  private static final ObjectReader READER =
      JsonMapper.shared()
          .reader()
          .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private StrictJson() {}

  /** What the bytes turned out to be. */
  public sealed interface Reading permits Document, Malformed, Unread {
    /** The root of the document; missing if they are none. */
    default JsonNode root() {
      return MissingNode.getInstance();
    }

    /** Why they are none, in a sentence without a full stop that quotes nothing of them; or "". */
    default String reason() {
      return "";
    }
  }

  /**
   * The bytes are one JSON document.
   *
   * @param root its root
   */
  public record Document(JsonNode root) implements Reading {}

  /** The bytes are not one JSON document. */
  public record Malformed(String reason) implements Reading {}

  /** The bytes go beyond what is read, and may be one JSON document. */
  public record Unread(String reason) implements Reading {}

  public static Reading read(byte[] bytes) {
    if (bytes.length == 0) {
      return new Malformed("it is empty");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new Malformed("it isn't UTF-8");
    }
    if (text.startsWith("\ufeff")) {
      return new Malformed("it starts with a byte order mark");
    }
    if (text.isBlank()) {
      return new Malformed("it is blank");
    }
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      JsonNode root = READER.readTree(parser);
      return isAtEnd(parser) ? new Document(root) : new Malformed("something follows the document");
    } catch (StreamConstraintsException e) {
      return new Unread(beyond(e));
    } catch (JacksonException e) {
      return new Malformed(reason(e));
    }
  }

  private static boolean isAtEnd(JsonParser parser) {
    try {
      return parser.nextToken() == null;
    } catch (JacksonException e) {
      return false;
    }
  }

  private static String beyond(StreamConstraintsException e) {
    return e.getOriginalMessage().contains("nesting depth")
        ? "it is nested deeper than " + MAX_DEPTH + " levels"
        : "it has a number, a name or a text that is longer than is read";
  }

  private static String reason(JacksonException e) {
    String message = e.getOriginalMessage();
    String what;
    if (message.startsWith("Duplicate Object property")) {
      what = TWICE;
    } else if (e instanceof UnexpectedEndOfInputException) {
      what = "it is cut off";
    } else {
      what = "it isn't JSON";
    }
    return e instanceof StreamReadException && e.getLocation() != null
        ? "%s (line %s, column %s)"
            .formatted(what, e.getLocation().getLineNr(), e.getLocation().getColumnNr())
        : what;
  }
}
