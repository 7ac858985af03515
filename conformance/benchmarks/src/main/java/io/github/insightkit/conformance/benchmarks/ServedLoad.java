package io.github.insightkit.conformance.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * How a server does as a whole process that is started, put under load and left alone.
 *
 * @param seconds from the start of the process to the first 200
 * @param rate requests a second
 * @param loaded resident memory right after the load, in kB; 0 where there is no /proc
 * @param idle the same three seconds later
 */
record ServedLoad(double seconds, double rate, long loaded, long idle) {
  private static final int CONNECTIONS = 16;
  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final Duration LOAD = Duration.ofSeconds(6);
  private static final Duration IDLE = Duration.ofSeconds(3);
  private static final String BODY = "{\"classification\":null}";

  /**
   * Measures one process.
   *
   * @param command what starts a server on a port
   * @param path what is asked for, by PATCH
   */
  static ServedLoad of(IntFunction<List<String>> command, String path) throws Exception {
    int port = freePort();
    LoadGenerator load = new LoadGenerator(port, path, BODY);
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command.apply(port))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      double seconds = firstAnswer(load, process, start);
      load.run(CONNECTIONS, WARM_UP);
      double rate = load.run(CONNECTIONS, LOAD);
      long loaded = memory(process);
      Thread.sleep(IDLE.toMillis());
      return new ServedLoad(seconds, rate, loaded, memory(process));
    } finally {
      process.destroy();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  private static double firstAnswer(LoadGenerator load, Process process, long start)
      throws Exception {
    while (true) {
      try {
        int status = load.once();
        if (status == 200) {
          return (System.nanoTime() - start) / 1e9;
        }
        throw new IllegalStateException("expected status 200, got " + status);
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() - start > 60e9) {
          throw e;
        }
        Thread.sleep(2);
      }
    }
  }

  /** The resident memory of a process in kB; as Linux has it. */
  private static long memory(Process process) throws IOException {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
