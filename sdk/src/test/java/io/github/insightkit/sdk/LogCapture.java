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

  /** How many are capturing; guarded by the list of loggers. Tests run beside each other. */
  private static int open;

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
    LOGGERS.get(0).addHandler(handler);
    synchronized (LOGGERS) {
      open++;
      capture();
    }
  }

  /** Has everything logged, and not on the console, while somebody is capturing. */
  private static void capture() {
    LOGGERS.forEach(logger -> logger.setLevel(open > 0 ? Level.ALL : null));
    LOGGERS.get(0).setUseParentHandlers(open == 0);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    LOGGERS.get(0).removeHandler(handler);
    synchronized (LOGGERS) {
      open--;
      capture();
    }
  }
}
