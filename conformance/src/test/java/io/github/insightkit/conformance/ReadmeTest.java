package io.github.insightkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Outcome;
import io.github.insightkit.conformance.contract.StateMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README of the contract says of it is what it says. */
class ReadmeTest {
  private static final Pattern ARROW =
      Pattern.compile("^ +(\\S+) --> (\\w+)(?::.*)?$", Pattern.MULTILINE);

  @Test
  void theStateDiagramShowsTheTransitionsOfTheContract() throws IOException {
    StateMachine machine = Contract.bundled().machine();
    Set<String> contract = new TreeSet<>();
    contract.add("[*] --> " + machine.home().name());
    machine.transitions().stream()
        .filter(transition -> transition.outcome() == Outcome.ACCEPTED)
        .forEach(
            transition ->
                contract.add(transition.from().name() + " --> " + transition.to().name()));

    Set<String> diagram = new TreeSet<>();
    Matcher arrow = ARROW.matcher(Files.readString(Path.of("../openapi/README.md")));
    while (arrow.find()) {
      diagram.add(arrow.group(1) + " --> " + arrow.group(2));
    }
    assertThat(diagram).isEqualTo(contract);
  }
}
