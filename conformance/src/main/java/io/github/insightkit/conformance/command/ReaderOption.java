package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Reads.Source;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says from where it can be read what stands on an insight. */
final class ReaderOption {

  /** The state readers there are, for help and completion. */
  static final class Readers implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return known().keySet().iterator();
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

  private static Map<String, Source> known() {
    Map<String, Source> known = new LinkedHashMap<>();
    for (Source source : Source.values()) {
      known.put(source.name().toLowerCase(Locale.ROOT).replace('_', '-'), source);
    }
    known.values().remove(Source.NOTHING);
    return known;
  }

  Source source() {
    if (reader == null) {
      return Source.NOTHING;
    }
    Source source = known().get(reader);
    UsageException.require(
        source != null,
        "--state-reader: expected %s, got \"%s\""
            .formatted(String.join(" or ", known().keySet()), reader));
    return Objects.requireNonNull(source);
  }
}
