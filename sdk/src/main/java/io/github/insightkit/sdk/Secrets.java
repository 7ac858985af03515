package io.github.insightkit.sdk;

/** Where the credential of the moment comes from. Called by many threads. */
@FunctionalInterface
interface Secrets {
  /**
   * Gets the credential.
   *
   * @param nanos how long to wait for it at most
   * @return the credential; the same object as before if it hasn't changed
   * @throws RuntimeException if none could be had, or none in time
   */
  Secret get(long nanos);
}
