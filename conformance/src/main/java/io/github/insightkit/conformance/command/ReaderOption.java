package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Reads.Source;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says from where it can be read what stands on an insight. */
final class ReaderOption {

  /** The state readers there are, for help and completion. */
  static final class Readers implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }
  }

  @Option(
      names = "--state-reader",
      paramLabel = "READER",
      completionCandidates = Readers.class,
      description = {
        "Read what stands on an insight, from: ${COMPLETION-CANDIDATES}, which lie beside the"
            + " endpoint. More can be told then, and insights are left as they were found; from the"
            + " log with their rationale, too."
      })
  private @Nullable String reader;

  private static List<String> names() {
    return Arrays.stream(Source.values())
        .filter(source -> source != Source.NOTHING)
        .map(ReaderOption::name)
        .toList();
  }

  private static String name(Source source) {
    return source.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Source source() {
    String given = reader;
    if (given == null) {
      return Source.NOTHING;
    }
    return Arrays.stream(Source.values())
        .filter(source -> source != Source.NOTHING && name(source).equals(given))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "--state-reader: expected %s, got \"%s\""
                        .formatted(String.join(" or ", names()), given)));
  }
}
