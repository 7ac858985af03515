package io.github.insightkit.conformance.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A diagnosis that hears a state reader as a witness: it may tell which of two rules is broken, and
 * may itself be wrong, but what was asked and answered goes before what it says.
 */
public final class WitnessedDiagnosis {
  private final List<Address> addresses;
  private final Encoding encoding;
  private final Relaxation relaxation;

  private WitnessedDiagnosis(Machine machine, Blame blame, Map<Address, List<Event>> insights) {
    this.addresses = List.copyOf(insights.keySet());
    this.encoding = Encoding.of(machine, insights.values());
    this.relaxation = new Relaxation(encoding, blame);
  }

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
    if (unseen.equals(insights) || answers.broken().containsKey(Diagnosis.UNEXPLAINED)) {
      return answers;
    }
    WitnessedDiagnosis witnessed = new WitnessedDiagnosis(machine, blame, insights);
    if (witnessed.suffices(answers.broken().keySet())) {
      return answers;
    }
    if (!answers.broken().isEmpty()) {
      Diagnosis heard = Diagnosis.of(machine, blame, suspects, insights);
      if (!heard.broken().containsKey(Diagnosis.UNEXPLAINED)
          && heard.broken().size() <= answers.broken().size()) {
        return heard;
      }
    }
    return witnessed.with(answers, readers);
  }

  /** The fewest of the rules about the reader that explain the rest. */
  private Diagnosis with(Diagnosis answers, List<String> readers) {
    for (List<String> some : some(readers)) {
      List<String> rules = new ArrayList<>(answers.broken().keySet());
      rules.addAll(some);
      if (suffices(rules)) {
        Map<String, List<Address>> broken = new LinkedHashMap<>(answers.broken());
        some.forEach(reader -> broken.put(reader, shownBy(rules, reader)));
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

  private boolean suffices(Collection<String> rules) {
    return encoding.allows(relaxation.of(rules));
  }

  private List<Address> shownBy(List<String> rules, String reader) {
    int[] table = relaxation.of(rules.stream().filter(rule -> !rule.equals(reader)).toList());
    return IntStream.range(0, addresses.size())
        .filter(insight -> !encoding.allows(table, encoding.words().get(insight)))
        .mapToObj(addresses::get)
        .toList();
  }
}
