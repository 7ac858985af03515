package io.github.insightkit.conformance.pact;

/** Keeps Pact from reporting its use to its makers. */
final class DoNotTrack {
  private static final String PROPERTY = "pact_do_not_track";

  private DoNotTrack() {}

  /** Switches the reports off for this process; to be called before Pact is used. */
  static void apply() {
    System.setProperty(PROPERTY, "true");
  }
}
