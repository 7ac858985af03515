package io.github.insightkit.sdk.internal;

import io.github.insightkit.sdk.model.ClassificationChange;
import okhttp3.Request;

/** One request of ours on its way, over all its attempts. */
public sealed interface Sending {
  /**
   * Tells how long and how often it is tried.
   *
   * @return the plan
   */
  Plan plan();

  /**
   * Tells how much of an answer is read; a longer one is cut off and counts as unreadable.
   *
   * @return a number of bytes
   */
  int maxBodyBytes();

  /**
   * A change of one insight: its body goes out at most once for each attempt, and another attempt
   * follows only if it certainly wasn't applied.
   *
   * @param to where it goes
   * @param change what to change
   * @param plan how long and how often
   */
  record Change(Destination to, ClassificationChange change, Plan plan) implements Sending {
    /** An envelope has a few hundred bytes. */
    static final int MAX_BODY_BYTES = 256 * 1024;

    @Override
    public int maxBodyBytes() {
      return MAX_BODY_BYTES;
    }
  }

  /**
   * A request that changes nothing, and may be repeated whatever became of it (RFC 9110, section
   * 9.2.1).
   *
   * @param request method and address; credentials and fixed header fields are added
   * @param maxBodyBytes how much of an answer is read
   * @param plan how long and how often
   */
  record Read(Request request, int maxBodyBytes, Plan plan) implements Sending {}
}
