package io.github.insightkit.sdk;

import okhttp3.Request;

/** One request of ours on its way, over all its attempts. */
sealed interface Sending {
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
   * Tells what may be followed by another attempt.
   *
   * @return the policy
   */
  RetryPolicy policy();

  /**
   * A change of one insight: its body goes out at most once for each attempt, and another attempt
   * follows only if it certainly wasn't applied.
   *
   * @param to where it goes
   * @param change what to change
   * @param plan how long and how often
   * @param policy what is repeated here, and what by whoever sends it
   */
  record Change(Destination to, ClassificationChange change, Plan plan, RetryPolicy policy)
      implements Sending {
    /** An envelope has a few hundred bytes. */
    static final int MAX_BODY_BYTES = 256 * 1024;

    /**
     * Makes a change that is repeated here.
     *
     * @param to as above
     * @param change as above
     * @param plan as above
     */
    Change(Destination to, ClassificationChange change, Plan plan) {
      this(to, change, plan, RetryPolicy.CHANGE);
    }

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
  record Read(Request request, int maxBodyBytes, Plan plan) implements Sending {
    @Override
    public RetryPolicy policy() {
      return RetryPolicy.READ;
    }
  }
}
