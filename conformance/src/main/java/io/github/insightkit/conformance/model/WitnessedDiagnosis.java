package io.github.insightkit.conformance.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A diagnosis that hears a state reader as a witness: it may tell which of two rules is broken, and
 * may itself be wrong, but what was asked and answered goes before what it says.
 */
public final class WitnessedDiagnosis {
  private WitnessedDiagnosis() {}

  /**
   * Explains what happened.
   *
   * <p>Where the answers alone are possible, only the rules about the reader are to blame for what
   * it showed: nobody can tell a reader that is wrong from a change that was stored wrongly and
   * acknowledged rightly.
   *
   * @param suspects the rules that may be blamed for answers, in the order in which they are to be
   *     suspected
   * @param readers those that may be blamed for what a state reader showed, likewise
   */
  public static Diagnosis of(
      Machine machine,
      Blame blame,
      List<String> suspects,
      List<String> readers,
      Map<Address, List<Event>> insights) {
    Map<Address, List<Event>> unseen = Insights.unseen(insights);
    Diagnosis answers = Diagnosis.of(machine, blame, suspects, unseen);
    if (unseen.equals(insights)
        || answers.broken().containsKey(Diagnosis.UNEXPLAINED)
        || suffices(machine, blame, answers.broken().keySet(), insights)) {
      return answers;
    }
    if (!answers.broken().isEmpty()) {
      Diagnosis heard = Diagnosis.of(machine, blame, suspects, insights);
      if (!heard.broken().containsKey(Diagnosis.UNEXPLAINED)
          && heard.broken().size() <= answers.broken().size()) {
        return heard;
      }
    }
    return with(machine, blame, answers, readers, insights);
  }

  private static Diagnosis with(
      Machine machine,
      Blame blame,
      Diagnosis answers,
      List<String> readers,
      Map<Address, List<Event>> insights) {
    Map<String, List<Address>> broken = new LinkedHashMap<>(answers.broken());
    for (List<String> some : some(readers)) {
      List<String> rules = new ArrayList<>(broken.keySet());
      rules.addAll(some);
      if (suffices(machine, blame, Set.copyOf(rules), insights)) {
        for (String reader : some) {
          List<Address> shownBy = new ArrayList<>();
          rules.remove(reader);
          insights.forEach(
              (address, events) -> {
                if (!suffices(machine, blame, Set.copyOf(rules), Map.of(address, events))) {
                  shownBy.add(address);
                }
              });
          rules.add(reader);
          broken.put(reader, shownBy);
        }
        return new Diagnosis(broken);
      }
    }
    return answers;
  }

  /** Each alone, in their order, and then all together. */
  private static List<List<String>> some(List<String> readers) {
    List<List<String>> some = new ArrayList<>();
    readers.forEach(reader -> some.add(List.of(reader)));
    some.add(readers);
    return some;
  }

  private static boolean suffices(
      Machine machine, Blame blame, Set<String> rules, Map<Address, List<Event>> insights) {
    Steps steps = Steps.of(machine).breaking(machine, blame, rules);
    return insights.values().stream().allMatch(events -> steps.after(machine.all(), events) != 0);
  }
}
