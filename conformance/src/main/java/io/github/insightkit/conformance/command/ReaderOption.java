package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Reads.Source;
import picocli.CommandLine.Option;

/** The option that says from where it can be read what stands on an insight. */
final class ReaderOption {
  @Option(
      names = "--state-reader",
      paramLabel = "READER",
      description =
          "What shows which classification stands: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE}"
              + " unless given. List and log lie beside the endpoint. With them more can be told,"
              + " and insights are left as they were found; with the log, so is their rationale.")
  private Source source = Source.NOTHING;

  Source source() {
    return source;
  }
}
