package io.github.insightkit.conformance.contract;

import org.jspecify.annotations.Nullable;

/**
 * One state of an insight.
 *
 * @param name the contract's name for the state
 * @param classification the value that puts an insight into this state, null where a reset does
 * @param rationale whether a request for this state has to say why
 */
public record State(String name, @Nullable String classification, RationaleNeed rationale) {

  /** Whether a request that leads here must, may or need not carry a rationale. */
  public enum RationaleNeed {
    /** The contract demands a rationale. */
    REQUIRED,
    /** A rationale may be given. */
    OPTIONAL,
    /** The contract says nothing of a rationale. */
    UNSPECIFIED
  }
}
