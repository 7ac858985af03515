package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.workload.Workload;
import io.github.insightkit.conformance.workload.Workloads;
import java.util.Iterator;

/** The names of the profiles, for help and completion. */
final class Profiles implements Iterable<String> {
  Profiles() {}

  @Override
  public Iterator<String> iterator() {
    return Workloads.all().stream().map(Workload::profile).distinct().iterator();
  }
}
