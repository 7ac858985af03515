package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.run.Selection;
import java.util.Iterator;

/** The names of the profiles, for help and completion. */
final class Profiles implements Iterable<String> {
  Profiles() {}

  @Override
  public Iterator<String> iterator() {
    return Selection.profiles().iterator();
  }
}
