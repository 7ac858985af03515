package io.github.insightkit.conformance.mock.server;

import io.netty.handler.codec.DateFormatter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;

/** Frames replies for a connection, and dates them; a date is written once a second. */
final class Framing {
  private final InstantSource clock;
  private volatile Stamp stamp = new Stamp(Instant.MIN.getEpochSecond(), "");

  /** The date of a second as {@code Date} has it (RFC 9110, section 5.6.7). */
  private record Stamp(long second, String text) {}

  Framing(InstantSource clock) {
    this.clock = clock;
  }

  void plan(Call call) {
    call.delivery = Delivery.framed(call.request(), call.reply(), date());
  }

  private String date() {
    Instant now = clock.instant();
    Stamp known = stamp;
    if (known.second() != now.getEpochSecond()) {
      known = new Stamp(now.getEpochSecond(), DateFormatter.format(Date.from(now)));
      stamp = known;
    }
    return known.text();
  }
}
