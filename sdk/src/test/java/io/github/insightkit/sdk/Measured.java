package io.github.insightkit.sdk;

import java.util.List;

/**
 * What an attack came to: a line of the file of results.
 *
 * @param event what the server does
 * @param over the kind of connection
 * @param async whether the change was asynchronous
 * @param calls how many there were at once
 * @param endings the simple name and the number of each ending, as {@code A=1+B=2}
 * @param requests how many requests the server saw, the first included
 * @param slowestMillis how long the slowest took
 * @param timeoutMillis how long each might take
 * @param peakKib the most of the heap of 32 MB that was in use, garbage included
 */
record Measured(
    String event,
    Attack.Over over,
    boolean async,
    int calls,
    String endings,
    int requests,
    long slowestMillis,
    int timeoutMillis,
    long peakKib) {
  static final String HEAD =
      String.join(
          "\t",
          "event",
          "over",
          "way",
          "calls",
          "endings",
          "requests",
          "slowest_ms",
          "timeout_ms",
          "peak_kib");

  /** Says which row it is, whatever came of it. */
  String key() {
    return key(event, over, async, calls);
  }

  static String key(String event, Attack.Over over, boolean async, int calls) {
    return String.join("\t", shown(event), over.name(), async ? "async" : "sync", "" + calls);
  }

  String line() {
    return String.join(
        "\t", key(), endings, "" + requests, "" + slowestMillis, "" + timeoutMillis, "" + peakKib);
  }

  static Measured parse(String line) {
    String[] cells = line.split("\t", -1);
    return new Measured(
        cells[0],
        Attack.Over.valueOf(cells[1]),
        cells[2].equals("async"),
        Integer.parseInt(cells[3]),
        cells[4],
        Integer.parseInt(cells[5]),
        Long.parseLong(cells[6]),
        Integer.parseInt(cells[7]),
        Long.parseLong(cells[8]));
  }

  /** The names of the endings. */
  List<String> types() {
    return List.of(endings.replaceAll("=\\d+", "").split("\\+", -1));
  }

  /** A name as text of one line. */
  static String shown(String event) {
    return event.replaceAll("[^ -~]", "?");
  }
}
