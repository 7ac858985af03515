package io.github.insightkit.conformance.command;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says how what stands on an insight can be read. */
final class ReaderOption {
  private static final String INSIGHTS_LIST = "insights-list";

  /** The state readers there are, for help and completion. */
  static final class Readers implements Iterable<String> {
    Readers() {}

    @Override
    public Iterator<String> iterator() {
      return List.of(INSIGHTS_LIST).iterator();
    }
  }

  @Option(
      names = "--state-reader",
      paramLabel = "READER",
      completionCandidates = Readers.class,
      description = {
        "Read what stands on an insight, from: ${COMPLETION-CANDIDATES}, the list beside the"
            + " endpoint. More can be told then, and insights are left as they were found, but for"
            + " the rationale."
      })
  private @Nullable String reader;

  /** Whether the insights list is to be read. */
  boolean isGiven() {
    String given = reader;
    if (given == null) {
      return false;
    }
    UsageException.require(
        given.equals(INSIGHTS_LIST),
        "--state-reader: expected " + INSIGHTS_LIST + ", got \"" + given + "\"");
    return true;
  }
}
