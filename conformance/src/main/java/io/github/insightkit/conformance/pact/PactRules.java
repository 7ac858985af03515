package io.github.insightkit.conformance.pact;

import io.github.insightkit.conformance.contract.Level;
import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.rules.Rule;
import java.util.List;
import java.util.Set;

/** The interactions of the pact as rules: each is one. */
public final class PactRules {
  public static final String AREA = "PACT";

  private PactRules() {}

  /** The rules of the pact that the kit was built with, in the order of its file. */
  public static List<Rule> all() {
    return PactFile.interactions().stream().map(PactRules::rule).toList();
  }

  private static Rule rule(PactInteraction interaction) {
    return new Rule(
        new Requirement(
            interaction.ruleId(),
            interaction.pending() ? Level.VENDOR : Level.MUST,
            "consumer contract",
            "Given " + interaction.state() + ": " + interaction.description() + ".",
            interaction.pending()
                ? "The answer is a refusal in the failure envelope, which is a convention of"
                    + " the API; the interaction is pending, so that Pact's tools report it"
                    + " and don't fail."
                : "The answer is what the client was recorded to count on: a class of statuses,"
                    + " and the types of the members that it reads.",
            "The interaction's request, directly after its provider state was arranged.",
            "The message, which is Pact's own; the paths in it lead into the answer's body.",
            Set.of(Profile.PACT)),
        new InteractionCheck(interaction));
  }
}
