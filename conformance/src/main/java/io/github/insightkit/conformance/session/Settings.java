package io.github.insightkit.conformance.session;

import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.history.Exchange;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * How a session goes about its work.
 *
 * @param listener what is told of each exchange as it ends
 * @param reads from where it reads what stands, whenever something new happened
 */
public record Settings(
    Limits limits,
    InstantSource clock,
    Pause pause,
    Consumer<Exchange> listener,
    Reads.Source reads) {

  /** Real time, and nobody who listens. */
  public Settings(Limits limits, Reads.Source reads) {
    this(limits, InstantSource.system(), Pause.REAL, exchange -> {}, reads);
  }
}
