package io.github.insightkit.conformance.history;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import okio.ByteString;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A history as a file: one JSON document a line, the origin first and then the exchanges.
 *
 * <p>Bodies that are UTF-8 stand as text, others in Base64, so that nothing is lost.
 */
public final class HistoryFile {
  /** How long a line may be that is read, in bytes: an answer that is kept, escaped throughout. */
  private static final long LONGEST_LINE = 16L << 20;

  /** How long a file may be that is read, in bytes; what it holds is kept in memory. */
  public static final long LONGEST = 256L << 20;

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private HistoryFile() {}

  /**
   * Writes a history, whole or not at all.
   *
   * @throws UncheckedIOException if the file can't be written
   */
  public static void write(Path file, History history) {
    WholeFile.write(
        file,
        out -> {
          writeLine(out, origin(history.origin()));
          for (Exchange exchange : history.exchanges()) {
            writeLine(out, exchange(exchange));
          }
        });
  }

  private static void writeLine(OutputStream out, ObjectNode node) throws IOException {
    out.write(node.toString().getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  /**
   * Reads a history.
   *
   * @throws IOException if the file can't be read, or isn't a history; the message names the line
   */
  public static History read(Path file) throws IOException {
    if (Files.size(file) > LONGEST) {
      throw unexpected(file, 1, "at most " + (LONGEST >> 20) + " MiB", Files.size(file) + " bytes");
    }
    Allowance allowance = new Allowance(LONGEST_LINE, "more than " + LONGEST_LINE + " bytes");
    int line = 1;
    try (MappingIterator<JsonNode> lines =
        MAPPER.readerFor(JsonNode.class).readValues(allowance.over(Files.newInputStream(file)))) {
      if (!lines.hasNextValue()) {
        throw unexpected(file, line, "a history", "an empty file");
      }
      History.Origin origin = origin(lines.nextValue());
      List<Exchange> exchanges = new ArrayList<>();
      Once once = new Once();
      for (line = 2; ; line++) {
        allowance.renew(LONGEST_LINE);
        if (!lines.hasNextValue()) {
          return new History(origin, exchanges);
        }
        JsonNode node = lines.nextValue();
        int index = node.required("index").intValue();
        if (index != exchanges.size()) {
          throw new IllegalArgumentException(
              "expected the index " + exchanges.size() + ", got " + index);
        }
        exchanges.add(exchange(node, index, once));
      }
    } catch (JacksonException | IllegalArgumentException e) {
      throw unexpected(
          file,
          line,
          "a line of a history, as run writes it",
          "something else: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static IOException unexpected(Path file, int line, String expected, String got) {
    return new IOException(file + ", line " + line + ": expected " + expected + ", got " + got);
  }

  private static ObjectNode origin(History.Origin origin) {
    ObjectNode node = MAPPER.createObjectNode();
    if (!origin.tokenVariable().equals(History.Origin.USUAL_VARIABLE)) {
      node.put("tokenVariable", origin.tokenVariable());
    }
    return node.put("run", origin.runId())
        .put("baseUrl", origin.baseUrl())
        .put("contract", origin.contract())
        .put("seed", origin.seed())
        .put("credentialed", origin.credentialed());
  }

  private static History.Origin origin(JsonNode node) {
    return new History.Origin(
        node.required("run").stringValue(),
        http(node.required("baseUrl").stringValue()),
        node.required("contract").stringValue(),
        node.required("seed").longValue(),
        node.required("credentialed").booleanValue(),
        node.path("tokenVariable").asString(History.Origin.USUAL_VARIABLE));
  }

  /**
   * A base URL that begins like one: it stands in lines for a shell, where it could be an option.
   */
  private static String http(String url) {
    if (url.startsWith("http://") || url.startsWith("https://")) {
      return url;
    }
    throw new IllegalArgumentException("expected an http or https URL, got \"" + url + "\"");
  }

  private static ObjectNode exchange(Exchange exchange) {
    ObjectNode node = exchange(exchange, "index");
    if (exchange.result() instanceof Result.Response response) {
      node.set("response", response(response));
    } else if (exchange.result() instanceof Result.NoResponse none) {
      node.set(
          "noResponse",
          MAPPER
              .createObjectNode()
              .put("failure", none.failure().name().toLowerCase(Locale.ROOT))
              .put("message", none.message()));
    }
    return node;
  }

  /**
   * An exchange as reports and histories have it, but for what came of it.
   *
   * @param index the name under which its index stands
   */
  public static ObjectNode exchange(Exchange exchange, String index) {
    ObjectNode node =
        MAPPER
            .createObjectNode()
            .put(index, exchange.index())
            .put("purpose", exchange.purpose())
            .put("startMicros", exchange.startMicros())
            .put("endMicros", exchange.endMicros());
    node.set("request", request(exchange.request()));
    return node;
  }

  /** A request as reports and histories have it. */
  public static ObjectNode request(Request request) {
    ObjectNode node =
        MAPPER.createObjectNode().put("method", request.method()).put("path", request.path());
    node.set("headers", headers(request.headers()));
    body(node, request.body());
    return node;
  }

  /** An answer as reports and histories have it. */
  public static ObjectNode response(Result.Response response) {
    ObjectNode node = MAPPER.createObjectNode().put("status", response.status());
    node.set("headers", headers(response.headers()));
    body(node, response.body());
    if (response.truncated()) {
      node.put("truncated", true);
    }
    return node;
  }

  private static ArrayNode headers(List<Header> headers) {
    ArrayNode array = MAPPER.createArrayNode();
    headers.forEach(header -> array.addArray().add(header.name()).add(header.value()));
    return array;
  }

  private static void body(ObjectNode node, ByteString body) {
    if (isUtf8(body)) {
      node.put("body", body.utf8());
    } else {
      node.put("bodyBase64", body.base64());
    }
  }

  /** Whether the bytes are well-formed UTF-8. */
  static boolean isUtf8(ByteString bytes) {
    return ByteString.encodeUtf8(bytes.utf8()).equals(bytes);
  }

  /**
   * The exchange that stands here as in a report or a history.
   *
   * @param once keeps what several exchanges have in common
   * @throws JacksonException if something is missing or of another kind
   */
  public static Exchange exchange(JsonNode node, int index, Once once) {
    return new Exchange(
        index,
        node.required("purpose").stringValue(),
        once.of(request(node.required("request"), once)),
        once.of(result(node, once)),
        node.required("startMicros").longValue(),
        node.required("endMicros").longValue());
  }

  private static Request request(JsonNode request, Once once) {
    return new Request(
        request.required("method").stringValue(),
        request.required("path").stringValue(),
        headers(request.required("headers")),
        once.of(body(request)));
  }

  private static Result result(JsonNode node, Once once) {
    JsonNode none = node.path("noResponse");
    if (!none.isMissingNode()) {
      return new Result.NoResponse(
          Result.Failure.valueOf(none.required("failure").stringValue().toUpperCase(Locale.ROOT)),
          none.required("message").stringValue());
    }
    JsonNode response = node.required("response");
    if (response.has("none")) {
      // A report doesn't say in what way an answer failed to come.
      return new Result.NoResponse(Result.Failure.UNRECORDED, response.path("none").stringValue());
    }
    return new Result.Response(
        response.required("status").intValue(),
        headers(response.required("headers")),
        once.of(body(response)),
        response.path("truncated").asBoolean(false));
  }

  private static List<Header> headers(JsonNode array) {
    return array
        .valueStream()
        .map(pair -> new Header(pair.required(0).stringValue(), pair.required(1).stringValue()))
        .toList();
  }

  private static ByteString body(JsonNode node) {
    JsonNode base64 = node.path("bodyBase64");
    return base64.isMissingNode()
        ? ByteString.encodeUtf8(node.required("body").stringValue())
        : ByteString.of(Base64.getDecoder().decode(base64.stringValue()));
  }
}
