package io.github.insightkit.evolutions;

import java.util.List;
import java.util.function.Consumer;

/**
 * A change of the contract, or of the reads beside it, that an API's maintainer would make.
 *
 * @param name what changes, in a few words
 * @param edit the change of the contract
 * @param reads the change of the reads
 * @param expected what has to become of it
 */
record Evolution(
    String name, Consumer<ContractEdit> edit, Consumer<ContractEdit> reads, Expected expected) {
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
     * @param line what it says, with the file's name
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
        c -> {},
        new Expected.Followed(
            calls, List.of(requests), Answer.APPLIED, List.of(), "direct-changes-allowed"));
  }

  static Evolution refused(String name, Consumer<ContractEdit> edit, String line) {
    return new Evolution(
        name, edit, c -> {}, new Expected.Refused("insight-classification.yaml: " + line));
  }

  static Evolution refusedReads(String name, Consumer<ContractEdit> reads, String line) {
    return new Evolution(name, c -> {}, reads, new Expected.Refused("insight-reads.yaml: " + line));
  }

  /** The same with another change, of the reads. */
  Evolution withReads(Consumer<ContractEdit> other) {
    return new Evolution(name, edit, other, expected);
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

  /** The kit has to catch this fault. */
  Evolution brokenBy(String fault) {
    Expected.Followed is = (Expected.Followed) expected;
    return with(new Expected.Followed(is.calls(), is.requests(), is.answer(), is.javadoc(), fault));
  }

  private Evolution with(Expected other) {
    return new Evolution(name, edit, reads, other);
  }
}
