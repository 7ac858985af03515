package io.github.insightkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Finds what YAML has beyond a tree of mappings, lists and texts: anchors, aliases, merge keys,
 * tags and tabs.
 *
 * <p>Each reader takes them in its own way: one takes an alias for a text and another for what it
 * stands for, and a nest of aliases stands for more than fits into memory. Nothing is resolved
 * here.
 */
final class PlainYaml {

  private static final Parse PARSER = new Parse(LoadSettings.builder().build());

  private PlainYaml() {}

  /** Returns what isn't plain, each with its line; empty if the text is no YAML at all. */
  static List<Problem> problems(String text) {
    List<Problem> problems = new ArrayList<>();
    tab(text).ifPresent(problems::add);
    try {
      for (Event event : PARSER.parseString(text)) {
        special(event).ifPresent(what -> problems.add(problem(event, what)));
      }
    } catch (YamlEngineException unreadable) {
      // Whoever reads the document says what is wrong with it.
    }
    return List.copyOf(problems);
  }

  private static Optional<Problem> tab(String text) {
    int index = text.indexOf('\t');
    if (index < 0) {
      return Optional.empty();
    }
    long line = text.substring(0, index).lines().count();
    int column = index - text.lastIndexOf('\n', index);
    boolean firstOfLine = column == 1;
    return Optional.of(
        new Problem(
            "line %d, column %d".formatted(firstOfLine ? line + 1 : line, column),
            "spaces",
            "a tab",
            "write spaces, or \\t between double quotes"));
  }

  private static Optional<String> special(Event event) {
    if (event instanceof AliasEvent) {
      return Optional.of("an alias");
    }
    if (event instanceof ScalarEvent scalar) {
      if (scalar.isPlain() && scalar.getValue().equals("<<")) {
        return Optional.of("a merge key");
      }
      if (scalar.getTag().isPresent()) {
        return Optional.of("the tag " + scalar.getTag().get());
      }
    }
    if (event instanceof CollectionStartEvent collection && collection.getTag().isPresent()) {
      return Optional.of("the tag " + collection.getTag().get());
    }
    return event instanceof NodeEvent node && node.getAnchor().isPresent()
        ? Optional.of("an anchor")
        : Optional.empty();
  }

  private static Problem problem(Event event, String what) {
    String place =
        event
            .getStartMark()
            .map(mark -> "line %d, column %d".formatted(mark.getLine() + 1, mark.getColumn() + 1))
            .orElse("(root)");
    return new Problem(
        place,
        "a tree of mappings, lists and texts, which every reader takes alike",
        what,
        "write out what it stands for, or refer to it with $ref");
  }
}
