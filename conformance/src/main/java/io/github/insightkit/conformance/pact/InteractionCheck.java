package io.github.insightkit.conformance.pact;

import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Reading;
import io.github.insightkit.conformance.rules.Evidence;
import io.github.insightkit.conformance.rules.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Judges one interaction: each time its request was sent in its provider state, the answer has to
 * be what the consumer counts on.
 */
record InteractionCheck(PactInteraction interaction) implements Function<Evidence, Finding> {

  @Override
  public Finding apply(Evidence evidence) {
    boolean credentialed = evidence.history().origin().credentialed();
    if (!credentialed && interaction.isAboutCredentials()) {
      return new Finding.Inapplicable("the run was given no token");
    }
    Operation operation =
        evidence.contract().operations().stream()
            .filter(interaction::isOf)
            .findFirst()
            .orElseThrow();
    List<Reading> readings = evidence.readings();
    if (readings.stream().noneMatch(each -> each.address().scope().equals(operation.scope()))) {
      return new Finding.Inapplicable("the run was given no " + operation.scope());
    }
    State state = interaction.stateIn(evidence.contract());
    int held = 0;
    List<Reading> failed = new ArrayList<>();
    for (int i = 0; i < readings.size(); i++) {
      Reading reading = readings.get(i);
      Optional<Arrangement> arranged =
          interaction.isSentBy(reading, operation, credentialed)
              ? Arrangement.of(readings, i, state)
              : Optional.empty();
      if (arranged.isEmpty()) {
        continue;
      }
      Optional<Reading> unacknowledged = arranged.get().unacknowledged();
      Result result = reading.exchange().result();
      if (unacknowledged.isPresent()) {
        // A redirect is what neither a grant nor a refusal looks like, whatever state stood.
        if (result.status() / 100 == 3) {
          return broken(List.of(), reading);
        }
        failed.add(unacknowledged.get());
      } else if (result instanceof Result.NoResponse none) {
        return new Finding.Undecided(named() + ": no answer came: " + none.message());
      } else {
        Finding finding = broken(arranged.get().exchanges(), reading);
        if (finding instanceof Finding.Broken) {
          return finding;
        }
        held++;
      }
    }
    if (held > 0) {
      return new Finding.Holds(held == 1 ? "answered so" : "answered so " + held + " times");
    }
    return undecided(evidence, failed);
  }

  private Finding broken(List<Integer> arranging, Reading reading) {
    Result.Response response = (Result.Response) reading.exchange().result();
    List<String> mismatches = PactEngine.mismatches(interaction.key(), response);
    List<Integer> exchanges = new ArrayList<>(arranging);
    exchanges.add(reading.exchange().index());
    return mismatches.isEmpty()
        ? new Finding.Holds("answered so")
        : new Finding.Broken(named() + ": " + String.join("; ", mismatches), exchanges);
  }

  private Finding undecided(Evidence evidence, List<Reading> failed) {
    if (!failed.isEmpty()) {
      Reading first = failed.get(0);
      String message =
          "%s: the provider state couldn't be arranged: exchange %s, which asked for %s, got %s"
              .formatted(
                  named(),
                  first.exchange().index(),
                  first.input(),
                  first.exchange().result().inWords());
      return failed.stream().allMatch(one -> one.exchange().response().isPresent())
          ? new Finding.Untested(message)
          : new Finding.Undecided(message);
    }
    return Finding.lacking(evidence, "nothing in the history asks for it in its provider state");
  }

  private String named() {
    return "given " + interaction.state() + ", " + interaction.description();
  }
}
