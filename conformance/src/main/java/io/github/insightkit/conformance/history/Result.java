package io.github.insightkit.conformance.history;

import io.github.insightkit.conformance.contract.StrictJson;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okio.ByteString;
import tools.jackson.databind.JsonNode;

/** What came of a request. */
public sealed interface Result {

  /**
   * Whether this asks to come again later: 429, or 503 with a Retry-After (RFC 9110, section
   * 10.2.3; RFC 6585, section 4). Nothing was applied, and nothing was said about the change.
   */
  default boolean isThrottled() {
    return status() == 429
        || (this instanceof Response response
            && status() == 503
            && response.header("Retry-After").isPresent());
  }

  /** Whether this is a server error, and doesn't ask to come again later. */
  default boolean isServerError() {
    return status() >= 500 && !isThrottled();
  }

  /** The status; 0 if no whole answer came. */
  default int status() {
    return 0;
  }

  /** The status, or why there is none. */
  default String inWords() {
    return this instanceof Response response
        ? "status " + response.status()
        : "no answer: " + ((NoResponse) this).message();
  }

  /**
   * An answer came.
   *
   * @param headers the fields, in order
   * @param body the content, at most as much as the kit keeps
   * @param truncated whether there was more content than the kit keeps
   */
  record Response(int status, List<Header> headers, ByteString body, boolean truncated)
      implements Result {

    public Response {
      headers = List.copyOf(headers);
    }

    /** A header or a token that is malformed, missing, invalid, or lacks the permission. */
    private static final Set<Integer> CREDENTIALS = Set.of(6003, 6111, 9106, 9109, 10000);

    /** The value of the first field of this name, in any case. */
    public Optional<String> header(String name) {
      return Header.first(headers, name);
    }

    /** What the fields of this name list between commas (RFC 9110, section 5.6.1), sorted. */
    public Set<String> list(String name) {
      return Header.values(headers, name).stream()
          .flatMap(value -> Stream.of(value.split(",", -1)))
          .map(String::strip)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Whether this turns the credentials away, and says nothing of the request. The API says so
     * with a code, of an error or of what it names as its cause, with whatever status that comes.
     */
    public boolean refusesCredentials() {
      return status >= 400
          && isAboutCredentials(StrictJson.read(body.toByteArray()).root().path("errors"));
    }

    private static boolean isAboutCredentials(JsonNode errors) {
      return errors
          .valueStream()
          .anyMatch(
              error ->
                  CREDENTIALS.contains(error.path("code").asInt(0))
                      || isAboutCredentials(error.path("error_chain")));
    }
  }

  /** No whole answer came. */
  record NoResponse(Failure failure, String message) implements Result {}

  /** The ways in which an answer fails to come. */
  enum Failure {
    /** No connection could be made; nothing was sent. */
    NOT_CONNECTED,
    /** Nothing, or not all of it, came in time. */
    TIMED_OUT,
    /** More came than any answer takes, and no end of it. */
    ENDLESS,
    /** The connection ended before anything of an answer came. */
    BROKEN,
    /** Something of an answer came, and no whole one; or what came was not HTTP. */
    CUT,
    /** What was taken for the answer had come before the request was sent. */
    UNASKED,
    /** Traffic that somebody recorded without the answer, or without its content. */
    UNRECORDED,
    /**
     * A connection that was kept from an earlier exchange turned out to be closed, as either side
     * may do at any time (RFC 9112, section 9.5); the request may never have been seen.
     */
    STALE
  }
}
