package io.github.insightkit.evolutions;

/** A column of the matrix: something that has to follow the contract. */
interface Stage {
  /** What it is called in the table. */
  String name();

  /**
   * Follows.
   *
   * @param evolved a contract that the check lets by
   * @return what stands in the table
   * @throws AssertionError if it doesn't follow; the message says why
   */
  String follow(Evolved evolved) throws Exception;
}
