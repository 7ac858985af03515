package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Reading;

/**
 * An exchange with its answer.
 *
 * @param reading what the exchange means
 * @param response the answer
 */
record Answered(Reading reading, Result.Response response) {

  /** The index of the exchange. */
  int index() {
    return reading.exchange().index();
  }

  /** What was sent. */
  Request request() {
    return reading.exchange().request();
  }

  /** Whether the status is of this class, such as 2 for 2xx. */
  boolean isClass(int hundreds) {
    return response.status() / 100 == hundreds;
  }
}
