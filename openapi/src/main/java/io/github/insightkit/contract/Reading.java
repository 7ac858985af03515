package io.github.insightkit.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is read: the list of insights, or the audit log of one of them or of all. With what the
 * SDK's own code, and the fake for tests of users, know by name.
 */
enum Reading {
  LIST("InsightFilter", "x-insight-filter", "InsightsAnswer", "InsightSummary"),
  CHANGES("HistoryFilter", "x-history-filter", "AuditLogAnswer", "AuditEntry");

  private final String filter;
  private final String mark;
  private final String answer;
  private final String entry;

  Reading(String filter, String mark, String answer, String entry) {
    this.filter = filter;
    this.mark = mark;
    this.answer = answer;
    this.entry = entry;
  }

  /** Returns what an operation reads; nothing if it doesn't say. */
  static Optional<Reading> of(Place operation) {
    return switch (operation.text("x-reads")) {
      case "list" -> Optional.of(LIST);
      case "changesOfAll", "changesOfOne" -> Optional.of(CHANGES);
      default -> Optional.empty();
    };
  }

  /** Returns what an operation can be asked for. */
  static List<Place> parameters(Contract reads, Place operation) {
    return PathParameters.all(reads, operation).stream()
        .filter(parameter -> parameter.text("in").equals("query"))
        .toList();
  }

  /** Returns the member of an entry that a parameter is compared with, if it is compared. */
  static String member(Place parameter) {
    String of = parameter.text("x-excludes");
    return of.isEmpty() ? parameter.text("name") : of;
  }

  /** The class that asks for it. */
  String filter() {
    return filter;
  }

  /** The extension that says which operation the class is made of. */
  String mark() {
    return mark;
  }

  /** The schema of a success. */
  String answer() {
    return answer;
  }

  /** The schema of each thing that is read. */
  String entry() {
    return entry;
  }

  /** The parameters that the SDK's own code asks for, each with its type. */
  SortedMap<String, String> needed() {
    return new TreeMap<>(
        switch (this) {
          case LIST -> Map.of("page", "Long that turns pages", "per_page", "Long");
          case CHANGES ->
              Map.of(
                  "before", "DateTime",
                  "cursor", "String that turns pages",
                  "field_changed", "AuditedField",
                  "order", "SortOrder",
                  "per_page", "Long",
                  "since", "DateTime");
        });
  }

  /** Whether a parameter of this name does something that code written by hand knows. */
  boolean knows(String name) {
    return needed().containsKey(name) && !name.equals("field_changed");
  }

  /** What is known by name and not compared. */
  List<String> known() {
    return needed().keySet().stream().filter(this::knows).toList();
  }
}
