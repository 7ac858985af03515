package io.github.insightkit.evolutions;

import java.util.List;
import java.util.function.Consumer;

/**
 * A change of the contract that an API's maintainer would make.
 *
 * @param name what changes, in a few words
 * @param edit the change
 * @param expected what has to become of it
 */
record Evolution(String name, Consumer<ContractEdit> edit, Expected expected) {
  sealed interface Expected {
    /**
     * The SDK follows without an edit by hand.
     *
     * @param calls what a user of the new SDK writes: statements, with {@code client} and {@code
     *     insight} in scope
     * @param requests what has to arrive, each as method, path and body
     * @param answer what the server answers
     * @param javadoc what the documentation of the verbs says by then
     */
    record Followed(String calls, List<String> requests, Answer answer, List<String> javadoc)
        implements Expected {}

    /**
     * The check refuses it, before anything is generated.
     *
     * @param line what it says, the file's name aside
     */
    record Refused(String line) implements Expected {}
  }

  /**
   * An answer of a server.
   *
   * @param status the HTTP status
   * @param body JSON
   */
  record Answer(int status, String body) {
    static final Answer APPLIED =
        new Answer(200, "{\"success\":true,\"errors\":[],\"messages\":[]}");
  }

  static Evolution followed(
      String name, Consumer<ContractEdit> edit, String calls, String... requests) {
    return new Evolution(
        name, edit, new Expected.Followed(calls, List.of(requests), Answer.APPLIED, List.of()));
  }

  static Evolution refused(String name, Consumer<ContractEdit> edit, String line) {
    return new Evolution(name, edit, new Expected.Refused(line));
  }

  Evolution answered(int status, String body) {
    Expected.Followed followed = (Expected.Followed) expected;
    return new Evolution(
        name,
        edit,
        new Expected.Followed(
            followed.calls(), followed.requests(), new Answer(status, body), followed.javadoc()));
  }

  Evolution saying(String... javadoc) {
    Expected.Followed followed = (Expected.Followed) expected;
    return new Evolution(
        name,
        edit,
        new Expected.Followed(
            followed.calls(), followed.requests(), followed.answer(), List.of(javadoc)));
  }
}
