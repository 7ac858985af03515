package io.github.insightkit.contract;

import java.util.List;

/** What every answer of the API has around its content, by the convention of the whole API. */
final class Envelopes {

  /** The members that the SDK reads by these names. */
  static final List<String> MEMBERS = List.of("success", "errors", "messages");

  private Envelopes() {}
}
