package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.history.Exchange;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far a run has come: a line that moves on a terminal, plain lines elsewhere. */
interface Progress extends Consumer<Exchange>, AutoCloseable {

  @Override
  void close();

  /** A line that moves; it is gone when the run is over. */
  static Progress moving(PrintStream terminal) {
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
            .setConsumer(new ConsoleProgressBarConsumer(terminal, 100))
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

  /** A line now and then. */
  static Progress plain(PrintWriter out) {
    return new Progress() {
      private static final int NOW_AND_THEN = 100;

      @Override
      public void accept(Exchange exchange) {
        int sent = exchange.index() + 1;
        if (sent % NOW_AND_THEN == 0) {
          out.println("checking: " + sent + " requests sent");
          out.flush();
        }
      }

      @Override
      public void close() {}
    };
  }
}
