package io.github.insightkit.contract;

import java.util.List;

/** {@code x-state-machine} has the members that the templates read, and no others. */
final class StateMachineShape implements Check {

  private final MetaSchema extension =
      new MetaSchema("urn:insightkit:x-state-machine.json", "x-state-machine");

  @Override
  public List<Problem> problems(Contract contract) {
    return extension.problems(contract);
  }
}
