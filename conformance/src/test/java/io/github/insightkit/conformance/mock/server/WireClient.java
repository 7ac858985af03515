package io.github.insightkit.conformance.mock.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP/1.1 over one socket, byte by byte, so that a test can send what no library would. */
public final class WireClient implements AutoCloseable {
  private static final int HANG_GUARD_MILLIS = 20_000;

  private final URI base;
  private final Socket socket;
  private final InputStream in;

  public WireClient(URI base) throws IOException {
    this.base = base;
    this.socket = new Socket(base.getHost(), base.getPort());
    this.socket.setSoTimeout(HANG_GUARD_MILLIS);
    this.socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** What came back; names of header fields in lower case, the body as Latin-1. */
  public record Response(String statusLine, List<String> headers, String text) {
    public int status() {
      return Integer.parseInt(statusLine.substring(9, 12));
    }

    public @Nullable String header(String name) {
      return headers.stream()
          .filter(line -> line.startsWith(name.toLowerCase(Locale.ROOT) + ": "))
          .map(line -> line.substring(name.length() + 2))
          .findFirst()
          .orElse(null);
    }

    JsonNode json() {
      return JsonMapper.shared().readTree(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    int code() {
      return json().at("/errors/0/code").asInt();
    }
  }

  /** PATCHes an insight of the contract's example account. */
  public Response patch(String issue, String json) throws IOException {
    return patch("accounts/023e105f4ecef8ad9ca31a8372d0c353", issue, json);
  }

  public Response patch(String owner, String issue, String json, String... headers)
      throws IOException {
    return send("PATCH", path(owner, issue), json, headers);
  }

  public String path(String owner, String issue) {
    return base.getPath() + "/" + owner + "/security-center/insights/" + issue + "/classification";
  }

  /** Sends a request with a JSON body, and these further header lines. */
  public Response send(String method, String target, String json, String... headers)
      throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
    boolean typed = false;
    for (String header : headers) {
      typed |= header.startsWith("Content-Type");
      if (!header.isEmpty()) {
        head.append(header).append("\r\n");
      }
    }
    if (!typed) {
      head.append("Content-Type: application/json\r\n");
    }
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    write(head.append(new String(body, StandardCharsets.ISO_8859_1)).toString());
    return read(method.equals("HEAD"));
  }

  public void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  public void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public Response read() throws IOException {
    return read(false);
  }

  private Response read(boolean headOnly) throws IOException {
    String status = line();
    List<String> headers = new ArrayList<>();
    int length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      headers.add(name + line.substring(colon));
      if (name.equals("content-length")) {
        length = Integer.parseInt(line.substring(colon + 1).strip());
      }
    }
    byte[] body = headOnly ? new byte[0] : in.readNBytes(length);
    if (!headOnly && body.length < length) {
      throw new EOFException("expected " + length + " bytes of body, got " + body.length);
    }
    return new Response(status, headers, new String(body, StandardCharsets.ISO_8859_1));
  }

  public String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b; (b = in.read()) != '\n'; ) {
      if (b < 0) {
        throw new EOFException("the connection ended in a line");
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }

  /** The next byte, -1 at the end of the connection. */
  public int readByte() throws IOException {
    return in.read();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
