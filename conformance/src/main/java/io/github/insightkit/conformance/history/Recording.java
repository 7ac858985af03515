package io.github.insightkit.conformance.history;

import java.util.List;

/**
 * Traffic that somebody else sent, as a history.
 *
 * @param history what of it concerns the contract, in the order of sending
 * @param notes what a reader has to know of it, in sentences
 */
public record Recording(History history, List<String> notes) {

  public Recording {
    notes = List.copyOf(notes);
  }
}
