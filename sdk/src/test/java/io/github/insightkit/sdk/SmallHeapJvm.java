package io.github.insightkit.sdk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JVM with a heap of 32 MB that runs {@link SmallHeap}. */
final class SmallHeapJvm implements AutoCloseable {
  /**
   * What came of some changes.
   *
   * @param endings the simple name and the number of each, as {@code A=1+B=2}
   * @param slowestMillis how long the slowest took
   * @param peakKib the most of the heap that was in use, garbage included
   */
  record Said(String endings, long slowestMillis, long peakKib) {}

  private final Process process;
  private final BufferedReader out;
  private final PrintWriter in;

  SmallHeapJvm(Path certificate) throws IOException {
    this(SmallHeap.class, certificate);
  }

  /**
   * Starts it.
   *
   * @param program whose main method to run, which ends in that of {@link SmallHeap}
   * @param certificate whom to trust, in PEM
   */
  SmallHeapJvm(Class<?> program, Path certificate) throws IOException {
    process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx32m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xss256k",
                    "-Dslf4j.internal.verbosity=ERROR",
                    "-cp",
                    System.getProperty("java.class.path"),
                    program.getName(),
                    certificate.toString()))
            .redirectErrorStream(true)
            .start();
    out = process.inputReader(StandardCharsets.UTF_8);
    in = new PrintWriter(process.outputWriter(StandardCharsets.US_ASCII), true);
  }

  /**
   * Makes changes.
   *
   * @param url the base URL
   * @param timeoutMillis the timeout of each
   * @param async whether asynchronously
   * @param calls how many at once
   * @param between what to wait for after one that is made before; null if none is made
   */
  Said change(String url, int timeoutMillis, boolean async, int calls, @Nullable Waiting between)
      throws IOException {
    in.println(
        String.join(" ", url, "" + timeoutMillis, "" + async, "" + calls, "" + (between != null)));
    if (between != null) {
      String ready = out.readLine();
      if (!SmallHeap.READY.equals(ready)) {
        throw new IOException("Expected " + SmallHeap.READY + ", got " + ready);
      }
      between.await();
      in.println();
    }
    String[] said = line().split(" ");
    if (said.length != 3) {
      throw new IOException("Expected endings, time and peak, got " + String.join(" ", said));
    }
    return new Said(said[0], Long.parseLong(said[1]), Long.parseLong(said[2]));
  }

  private String line() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the JVM with the small heap is gone");
    }
    return line;
  }

  /** What to wait for between two changes. */
  @FunctionalInterface
  interface Waiting {
    void await() throws IOException;
  }

  @Override
  public void close() {
    in.close();
    process.destroy();
  }
}
