package io.github.insightkit.conformance.model;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.model.Calibration.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckingSequenceTest {
  @Test
  void count() {
    StateMachine contract = Contract.bundled().machine();
    for (Choice same : List.of(Choice.ACCEPTED, Choice.REFUSED)) {
      for (Choice again : List.of(Choice.ACCEPTED, Choice.REFUSED)) {
        Machine machine =
            new Machine(
                contract,
                new Calibration(Map.of("same-value", same, "reset-when-unclassified", again)));
        List<Input> alphabet = CheckingSequence.alphabet(contract, "snoozed");
        long t = System.nanoTime();
        List<Input> words = CheckingSequence.of(machine, alphabet);
        System.out.println((System.nanoTime() - t) / 1000000 + " ms");
        List<Mutant> mutants = Mutant.of(machine, alphabet);
        long observable = mutants.stream().filter(m -> m.isObservable(machine, alphabet)).count();
        List<Event> events = new ArrayList<>();
        int s = 1;
        for (Input in : words) {
          Answer a = machine.after(s, in, Answer.ACCEPTED) != 0 ? Answer.ACCEPTED : Answer.REFUSED;
          s = machine.after(s, in, a);
          events.add(new Event(events.size(), in, a));
        }
        long alive =
            mutants.stream()
                .filter(m -> m.isObservable(machine, alphabet))
                .filter(m -> m.in(machine, Steps.of(machine)).after(machine.all(), events) != 0)
                .count();
        System.out.println(
            same
                + " "
                + again
                + " requests "
                + events.size()
                + " mutants "
                + mutants.size()
                + " observable "
                + observable
                + " alive "
                + alive);
      }
    }
  }
}
