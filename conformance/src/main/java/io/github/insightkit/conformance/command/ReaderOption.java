package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Reads.Source;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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
      description =
          "Read what stands on an insight, from: ${COMPLETION-CANDIDATES}, which lie beside the"
              + " endpoint. More can be told then, and insights are left as they were found; from"
              + " the log with their rationale, too.")
  private @Nullable String reader;

  private static Map<String, Source> known() {
    Map<String, Source> known = new LinkedHashMap<>();
    for (Source source : EnumSet.complementOf(EnumSet.of(Source.NOTHING))) {
      known.put(source.name().toLowerCase(Locale.ROOT).replace('_', '-'), source);
    }
    return known;
  }

  Source source() {
    Source source = reader == null ? Source.NOTHING : known().get(reader);
    if (source == null) {
      throw new UsageException(
          "--state-reader: expected %s, got \"%s\""
              .formatted(String.join(" or ", known().keySet()), reader));
    }
    return source;
  }
}
