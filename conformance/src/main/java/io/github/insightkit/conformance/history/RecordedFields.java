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
  private static final String TYPE = "Content-Type";
  private static final String CODING = "Content-Encoding";

  private RecordedFields() {}

  /** All of them, but for pseudo fields of HTTP/2, which aren't fields of the message. */
  static List<Header> all(JsonNode message) {
    return message
        .path("headers")
        .valueStream()
        .map(one -> new Header(one.path("name").asString(""), one.path("value").asString("")))
        .filter(Framing::hasName)
        .toList();
  }

  /** Those of a request whose value wasn't taken out. */
  static List<Header> asked(JsonNode request) {
    return all(request).stream().filter(header -> !isRedacted(header.value())).toList();
  }

  /**
   * Those of an answer. A type that the recording lacks or took out is the one that it gives
   * elsewhere, or else JSON; a coding is left out if it was asked for, or if nobody knows, for
   * recordings hold the content without it.
   */
  static List<Header> answered(JsonNode request, JsonNode response) {
    List<Header> recorded = all(response);
    List<Header> answered = new ArrayList<>();
    Optional<String> asked = Header.first(all(request), "Accept-Encoding");
    for (Header header : recorded) {
      boolean isAsked =
          header.name().equalsIgnoreCase(CODING)
              && (asked.isEmpty() || isRedacted(asked.get()) || admits(asked.get(), header));
      if (!isRedacted(header.value()) && !isAsked) {
        answered.add(header);
      }
    }
    if (recorded.isEmpty()
        || Header.first(recorded, TYPE).filter(RecordedFields::isRedacted).isPresent()) {
      String type = response.path("content").path("mimeType").asString("");
      answered.add(new Header(TYPE, type.indexOf('/') > 0 ? type : "application/json"));
    }
    return answered;
  }

  private static boolean admits(String asked, Header coding) {
    String value = asked.toLowerCase(Locale.ROOT);
    return value.contains("*")
        || List.of(coding.value().toLowerCase(Locale.ROOT).split("\\s*,\\s*")).stream()
            .allMatch(value::contains);
  }

  private static boolean isRedacted(String value) {
    return !value.isEmpty() && REDACTED.matcher(value).matches();
  }
}
