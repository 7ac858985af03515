package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.history.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An answer as HTTP has it, not yet framed for a connection.
 *
 * @param headers the header fields, without those that frame the content
 * @param body the content; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Reply(int status, List<Header> headers, byte[] body) {

  public static Reply json(int status, String text) {
    return new Reply(status, Envelope.TYPE, text.getBytes(StandardCharsets.UTF_8));
  }

  public Reply withStatus(int other) {
    return new Reply(other, headers, body);
  }

  public Reply withBody(byte[] other) {
    return new Reply(status, headers, other);
  }

  /** With this field in place of any of the same name. */
  public Reply with(String name, String value) {
    return new Reply(status, Header.without(headers, name), body).and(name, value);
  }

  public Reply and(String name, String value) {
    return new Reply(status, Header.and(headers, name, value), body);
  }

  /** With its content compressed, and named so. */
  public Reply compressed() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return withBody(bytes.toByteArray()).and("Content-Encoding", "gzip");
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The value of the first field of this name; null if there is none. */
  public @Nullable String header(String name) {
    return Header.first(headers, name).orElse(null);
  }

  /** With another text where this is found first in the content; each character is one byte. */
  public Reply rewritten(String pattern, String replacement) {
    String content = new String(body, StandardCharsets.ISO_8859_1);
    return withBody(
        content.replaceFirst(pattern, replacement).getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * With another text where this is found first: in the status, the fields, a line for each, and
   * after an empty one the content. Each character stands for one byte.
   */
  public Reply replaced(String pattern, String replacement) {
    StringBuilder head = new StringBuilder().append(status).append('\n');
    headers.forEach(one -> head.append(one.name() + ": " + one.value() + "\n"));
    String[] parts =
        (head + "\n" + new String(body, StandardCharsets.ISO_8859_1))
            .replaceFirst(pattern, replacement)
            .split("\n\n", 2);
    List<String> lines = parts[0].lines().toList();
    return new Reply(
        Integer.parseInt(lines.get(0)),
        lines.stream()
            .skip(1)
            .map(line -> line.split(": ", 2))
            .map(field -> new Header(field[0], field[1]))
            .toList(),
        parts[1].getBytes(StandardCharsets.ISO_8859_1));
  }
}
