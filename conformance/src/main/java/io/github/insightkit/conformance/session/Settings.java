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
 * @param wakeful whether the threads of a burst stay awake for the last byte: that meets narrower
 *     gaps, and takes the processors from everything else
 */
public record Settings(
    Limits limits,
    InstantSource clock,
    Pause pause,
    Consumer<Exchange> listener,
    Reads.Source reads,
    boolean wakeful) {

  /** Real time, nobody who listens, and nothing else that the processors are wanted for. */
  public Settings(Limits limits, Reads.Source reads) {
    this(limits, InstantSource.system(), Pause.REAL, exchange -> {}, reads, true);
  }

  /** The same with such pauses. */
  public Settings pausing(Pause other) {
    return new Settings(limits, clock, other, listener, reads, wakeful);
  }

  /** The same, and this is told of each exchange. */
  public Settings telling(Consumer<Exchange> other) {
    return new Settings(limits, clock, pause, other, reads, wakeful);
  }

  /** The same beside other sessions, or alone. */
  public Settings wakeful(boolean other) {
    return new Settings(limits, clock, pause, listener, reads, other);
  }
}
