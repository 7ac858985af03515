package io.github.insightkit.contract;

import java.util.List;

/**
 * One question to the contract.
 *
 * <p>A check finds its way around whatever another check complains of: it never throws because the
 * document is broken.
 */
@FunctionalInterface
interface Check {

  /** Returns what is wrong, in any order; empty if nothing is. */
  List<Problem> problems(Contract contract);
}
