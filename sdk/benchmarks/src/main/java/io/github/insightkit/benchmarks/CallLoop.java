package io.github.insightkit.benchmarks;

import java.io.IOException;

/** Makes the same call again and again, without network, for a tool that counts instructions. */
final class CallLoop {
  private CallLoop() {}

  /**
   * Makes the calls.
   *
   * @param args the way of calling, a {@link Way}, and how many calls
   */
  public static void main(String[] args) throws IOException {
    Way way = Way.valueOf(args[0]);
    CallBenchmark calls = new CallBenchmark();
    calls.transport = "stub";
    calls.start();
    for (int left = Integer.parseInt(args[1]); left > 0; left--) {
      way.call(calls);
    }
    calls.stop();
  }

  /** A way of calling. */
  enum Way {
    BY_HAND {
      @Override
      void call(CallBenchmark calls) throws IOException {
        calls.byHand();
      }
    },
    THIS_CLIENT {
      @Override
      void call(CallBenchmark calls) {
        calls.thisClient();
      }
    },
    STOCK_CLIENT {
      @Override
      void call(CallBenchmark calls) throws IOException {
        calls.stockClient();
      }
    };

    abstract void call(CallBenchmark calls) throws IOException;
  }
}
