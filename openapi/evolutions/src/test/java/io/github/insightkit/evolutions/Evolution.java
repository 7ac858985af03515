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
     * @param fault a fault of a server, which the kit has to catch by then
     */
    record Followed(
        String calls, List<String> requests, Answer answer, List<String> javadoc, String fault)
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
        name,
        edit,
        new Expected.Followed(
            calls, List.of(requests), Answer.APPLIED, List.of(), "direct-changes-allowed"));
  }

  static Evolution refused(String name, Consumer<ContractEdit> edit, String line) {
    return new Evolution(name, edit, new Expected.Refused(line));
  }

  Evolution answered(int status, String body) {
    Expected.Followed is = (Expected.Followed) expected;
    Answer answer = new Answer(status, body);
    return with(new Expected.Followed(is.calls(), is.requests(), answer, is.javadoc(), is.fault()));
  }

  Evolution saying(String... javadoc) {
    Expected.Followed is = (Expected.Followed) expected;
    return with(
        new Expected.Followed(
            is.calls(), is.requests(), is.answer(), List.of(javadoc), is.fault()));
  }

  /** The kit has to catch this fault; it isn't tried if that is empty. */
  Evolution brokenBy(String fault) {
    Expected.Followed is = (Expected.Followed) expected;
    return with(new Expected.Followed(is.calls(), is.requests(), is.answer(), is.javadoc(), fault));
  }

  private Evolution with(Expected other) {
    return new Evolution(name, edit, other);
  }
}
