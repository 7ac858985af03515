package io.github.insightkit.conformance.contract;

/** What the contract says of one request in one state. */
public enum Outcome {
  /** The contract demands that the change is applied. */
  ACCEPTED,
  /** The contract demands that the change is refused and the state kept. */
  REFUSED,
  /** The contract is silent; an implementation may do either, consistently. */
  UNSPECIFIED
}
