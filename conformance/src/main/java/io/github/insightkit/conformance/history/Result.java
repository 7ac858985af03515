package io.github.insightkit.conformance.history;

import java.util.List;
import java.util.Optional;
import okio.ByteString;

/** What came of a request. */
public sealed interface Result {

  /**
   * Whether this asks to come again later: 429, or 503 with a Retry-After (RFC 9110, section
   * 10.2.3; RFC 6585, section 4). Nothing was applied, and nothing was said about the change.
   */
  default boolean isThrottled() {
    return this instanceof Response response
        && (response.status() == 429
            || (response.status() == 503 && response.header("Retry-After").isPresent()));
  }

  /** Whether this is a server error, and doesn't ask to come again later. */
  default boolean isServerError() {
    return this instanceof Response response && response.status() >= 500 && !isThrottled();
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

    /** The value of the first field of this name, in any case. */
    public Optional<String> header(String name) {
      return Header.first(headers, name);
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
