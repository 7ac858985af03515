package io.github.insightkit.conformance.selftest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The table of the README that says how many faults of each area are caught. */
final class KillMatrixTable {
  private KillMatrixTable() {}

  /** The counts by area of the self-test with this record, as a Markdown table. */
  static String of(JsonNode record) {
    Map<String, List<String>> areas = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    List<String> legal = new ArrayList<>();
    for (JsonNode server : record.required("servers")) {
      String mark = server.required("mark").stringValue();
      String rule = server.path("declared").stringValue("");
      if (rule.isEmpty()) {
        legal.add(mark);
      } else {
        faults.add(mark);
        areas
            .computeIfAbsent(rule.substring(0, rule.lastIndexOf('-')), area -> new ArrayList<>())
            .add(mark);
      }
    }
    StringBuilder text =
        new StringBuilder(
            "| area | faults | caught by their rule | by it alone |\n| --- | --- | --- | --- |\n");
    areas.forEach((area, marks) -> text.append(row(area, marks)));
    return text.append(row("**all**", faults))
        .append("\nLegal servers: ")
        .append(legal.size())
        .append(", false alarms: ")
        .append(Collections.frequency(legal, TrialResult.Mark.FALSE_ALARM.toString()))
        .append(".\n")
        .toString();
  }

  private static String row(String name, List<String> marks) {
    int missed = Collections.frequency(marks, TrialResult.Mark.MISSED.toString());
    int alone = Collections.frequency(marks, TrialResult.Mark.AS_DECLARED.toString());
    return "| "
        + name
        + " | "
        + marks.size()
        + " | "
        + (marks.size() - missed)
        + " | "
        + alone
        + " |\n";
  }
}
