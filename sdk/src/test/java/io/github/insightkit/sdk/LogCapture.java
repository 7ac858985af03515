package io.github.insightkit.sdk;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Everything that the HTTP library logs, down to the finest level. */
final class LogCapture implements AutoCloseable {
  // Held here, for the logging framework holds its loggers weakly.
  private static final List<Logger> LOGGERS =
      List.of(
          Logger.getLogger("okhttp3"),
          Logger.getLogger("okhttp3.OkHttpClient"),
          Logger.getLogger("okhttp3.internal.http2.Http2"),
          Logger.getLogger("okhttp3.internal.concurrent.TaskRunner"));

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
          lines.add(formatter.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  LogCapture() {
    handler.setLevel(Level.ALL);
    Logger root = LOGGERS.get(0);
    root.addHandler(handler);
    root.setUseParentHandlers(false);
    LOGGERS.forEach(logger -> logger.setLevel(Level.ALL));
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    LOGGERS.forEach(logger -> logger.setLevel(null));
    LOGGERS.get(0).removeHandler(handler);
    LOGGERS.get(0).setUseParentHandlers(true);
  }
}
