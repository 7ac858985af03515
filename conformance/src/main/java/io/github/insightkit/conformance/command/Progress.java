package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.history.Exchange;
import java.util.Locale;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far a run has come, on a terminal. */
interface Progress extends Consumer<Exchange>, AutoCloseable {
  Progress NONE = exchange -> {};

  @Override
  default void close() {}

  /** A line that moves on the standard error stream; it is gone when the run is over. */
  static Progress moving() {
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("checking")
            .setInitialMax(-1)
            .setUpdateIntervalMillis(100)
            .setStyle(ProgressBarStyle.ASCII)
            .setUnit(" requests", 1)
            .hideEta()
            .clearDisplayOnFinish()
            .setMaxRenderedLength(100)
            .setConsumer(new ConsoleProgressBarConsumer(System.err, 100))
            .build();
    return new Progress() {
      @Override
      public void accept(Exchange exchange) {
        bar.step();
        bar.setExtraMessage(String.format(Locale.ROOT, " %-36.36s", exchange.purpose()));
      }

      @Override
      public void close() {
        bar.close();
      }
    };
  }
}
