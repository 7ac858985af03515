package io.github.insightkit.conformance.transport;

import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;

/** Sends requests to one implementation. */
public interface Transport extends AutoCloseable {

  /**
   * Sends this request once and waits for what comes of it. Whatever goes wrong is a result;
   * nothing is thrown for it.
   */
  Result send(Request request);

  @Override
  void close();
}
