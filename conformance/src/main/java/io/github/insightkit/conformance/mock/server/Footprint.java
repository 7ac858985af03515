package io.github.insightkit.conformance.mock.server;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** Keeps the memory of a process small that has little to do. */
public final class Footprint {
  private Footprint() {}

  /**
   * Gives back what the start took and lets the heap grow only as far as the work needs.
   *
   * <p>A JVM sizes its first heap after the machine, not after the program: on 24 GB it fills 400
   * MB with garbage before it collects for the first time. Where the JVM doesn't know these
   * settings, nothing changes.
   */
  public static void shrink() {
    try {
      HotSpotDiagnosticMXBean jvm =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      // In this order, since the lower ratio can't be above the upper one at any time.
      jvm.setVMOption("MinHeapFreeRatio", "10");
      jvm.setVMOption("MaxHeapFreeRatio", "20");
      jvm.setVMOption("G1PeriodicGCInterval", "500");
      System.gc();
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      // Another JVM, or one that was told otherwise on its command line.
    }
  }
}
