package io.github.insightkit.conformance.contract;

import java.util.Locale;

/** A part of a run that is chosen by its name, in the order in which the parts are run. */
public enum Profile {
  CALIBRATION,
  TRANSITION,
  WALK,
  FORBIDDEN,
  AUTH,
  HTTP,
  TEXT,
  ISOLATION,
  SCOPE,
  DURABILITY,
  RACE,
  PACT;

  /** The name by which it is chosen. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
