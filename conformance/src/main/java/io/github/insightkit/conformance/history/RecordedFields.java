package io.github.insightkit.conformance.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The fields of a recorded message, as far as the recording can be believed. */
final class RecordedFields {
  private static final Pattern REDACTED =
      Pattern.compile("(?i)\\W*(redacted|removed|masked|hidden|filtered|sanitized|x{3,}|)\\W*");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final String TYPE = "Content-Type";
  private static final String CODING = "Content-Encoding";

  private RecordedFields() {}

  /** All of them, but for pseudo fields of HTTP/2, which aren't fields of the message. */
  static List<Header> all(JsonNode message) {
    List<Header> headers = new ArrayList<>();
    for (JsonNode field : message.path("headers")) {
      String name = field.path("name").asString("");
      if (NAME.matcher(name).matches()) {
        headers.add(new Header(name, field.path("value").asString("")));
      }
    }
    return headers;
  }

  /** Those of a request whose value wasn't taken out. */
  static List<Header> asked(JsonNode request) {
    return all(request).stream().filter(header -> !isRedacted(header)).toList();
  }

  /**
   * Those of an answer. A type that the recording lacks or took out is the one that it gives
   * elsewhere, or else JSON; a coding is left out if it was asked for, or if nobody knows, for
   * recordings hold the content without it.
   */
  static List<Header> answered(JsonNode request, JsonNode response) {
    List<Header> recorded = all(response);
    List<Header> answered = new ArrayList<>();
    Optional<Header> asked = find(all(request), "Accept-Encoding");
    for (Header header : recorded) {
      boolean isAsked =
          header.name().equalsIgnoreCase(CODING)
              && (asked.isEmpty() || isRedacted(asked.get()) || admits(asked.get(), header));
      if (!isRedacted(header) && !isAsked) {
        answered.add(header);
      }
    }
    if (recorded.isEmpty() || find(recorded, TYPE).filter(RecordedFields::isRedacted).isPresent()) {
      String type = response.path("content").path("mimeType").asString("");
      answered.add(new Header(TYPE, type.indexOf('/') > 0 ? type : "application/json"));
    }
    return answered;
  }

  private static boolean admits(Header asked, Header coding) {
    String value = asked.value().toLowerCase(Locale.ROOT);
    return value.contains("*")
        || List.of(coding.value().toLowerCase(Locale.ROOT).split("\\s*,\\s*")).stream()
            .allMatch(value::contains);
  }

  private static boolean isRedacted(Header header) {
    return !header.value().isEmpty() && REDACTED.matcher(header.value()).matches();
  }

  private static Optional<Header> find(List<Header> headers, String name) {
    return headers.stream().filter(header -> header.name().equalsIgnoreCase(name)).findFirst();
  }
}
