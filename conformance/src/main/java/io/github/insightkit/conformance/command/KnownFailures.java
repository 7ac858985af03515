package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.history.WholeFile;
import io.github.insightkit.conformance.report.Excerpt;
import io.github.insightkit.conformance.rules.Rule;
import io.github.insightkit.conformance.run.Selection;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads and writes a file that lists known failures: a rule id a line; what follows a {@code #} is
 * a comment.
 */
final class KnownFailures {
  /** How long the file may be, in bytes: some thousand times as many ids as there are rules. */
  private static final int LONGEST = 1 << 20;

  private static final int LONGEST_ID = 100;

  private KnownFailures() {}

  /**
   * The ids in this file.
   *
   * @throws IOException if the file can't be read
   * @throws IllegalArgumentException if a line isn't the id of a rule; the message names the line
   */
  static Set<String> read(Path file) throws IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(LONGEST + 1);
    } catch (IOException e) {
      throw new IOException("can't read " + file, e);
    }
    if (content.length > LONGEST) {
      throw new IllegalArgumentException(
          file + ": expected at most " + LONGEST + " bytes of known failures, got more");
    }
    Set<String> ids = new LinkedHashSet<>();
    int number = 0;
    for (String line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
      number++;
      String id = line.replaceFirst("#.*", "").strip();
      if (id.isEmpty()) {
        continue;
      }
      if (Selection.known().stream().map(Rule::id).noneMatch(id::equals)) {
        throw new IllegalArgumentException(
            "%s, line %s: expected the id of a rule, got \"%s\"; see list"
                .formatted(file, number, Excerpt.of(id, LONGEST_ID)));
      }
      ids.add(id);
    }
    return ids;
  }

  /**
   * Lists what fails in this report, and what was known to, for a next run.
   *
   * @throws java.io.UncheckedIOException if the file can't be written
   */
  static void write(Path file, Report report) {
    String lines =
        report.judgements().stream()
            .filter(one -> one.verdict() == Verdict.FAIL || one.verdict() == Verdict.KNOWN)
            .map(one -> one.rule().id() + " # " + one.rule().title() + "\n")
            .collect(Collectors.joining());
    WholeFile.write(file, out -> out.write(lines.getBytes(StandardCharsets.UTF_8)));
  }
}
