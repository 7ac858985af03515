package io.github.insightkit.conformance.mock.server;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The query of a request for a list or a log. */
record Query(ReceivedRequest request) {
  /** The text of a parameter, of the first if there are several. */
  Optional<String> text(String name) {
    return Stream.of(request.target().split("[?&]", -1))
        .skip(1)
        .filter(pair -> pair.startsWith(name + "="))
        .findFirst()
        .map(pair -> ReceivedRequest.decoded(pair.substring(name.length() + 1)));
  }

  int number(String name, int usual, int largest) {
    String value = text(name).orElse(String.valueOf(usual));
    if (!value.matches("[1-9][0-9]{0,8}") || Integer.parseInt(value) > largest) {
      throw Refusals.BAD_PAGE.asException();
    }
    return Integer.parseInt(value);
  }

  Instant time(String name, Instant usual) {
    try {
      return text(name).map(value -> OffsetDateTime.parse(value).toInstant()).orElse(usual);
    } catch (DateTimeException e) {
      throw Refusals.badQuery(name + " is a time as in RFC 3339").asException();
    }
  }

  /** One of some words. */
  String oneOf(String name, String usual, List<String> words) {
    String value = text(name).orElse(usual);
    if (!words.contains(value)) {
      throw Refusals.badQuery(name + " is one of " + String.join(", ", words)).asException();
    }
    return value;
  }
}
