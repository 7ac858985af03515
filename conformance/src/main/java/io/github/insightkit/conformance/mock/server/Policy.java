package io.github.insightkit.conformance.mock.server;

import java.util.List;

/**
 * One choice that the contract leaves to whoever implements it.
 *
 * @param values the legal choices; the first is the one made unless told otherwise
 */
public record Policy(String key, String meaning, List<String> values) {
  public Policy {
    values = List.copyOf(values);
  }

  /** The choice that is made unless told otherwise. */
  public String usual() {
    return values.get(0);
  }
}
