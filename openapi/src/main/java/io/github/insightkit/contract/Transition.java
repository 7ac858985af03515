package io.github.insightkit.contract;

/**
 * A row of {@code x-state-machine/transitions}. A member that is absent is empty text.
 *
 * @param place where it stands
 * @param from the state before the request
 * @param to the state that the request asks for
 * @param outcome {@code accepted}, {@code refused} or {@code unspecified}
 * @param observation the question that an unspecified outcome leaves open
 * @param request the example that is sent
 * @param response the example that answers
 */
record Transition(
    Place place,
    String from,
    String to,
    String outcome,
    String observation,
    String request,
    String response) {

  static Transition at(Place row) {
    return new Transition(
        row,
        row.text("from"),
        row.text("to"),
        row.text("outcome"),
        row.text("observation"),
        row.text("request"),
        row.text("response"));
  }
}
