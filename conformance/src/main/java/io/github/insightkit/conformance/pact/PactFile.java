package io.github.insightkit.conformance.pact;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Level;
import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.rules.Rule;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pact that the kit was built with, as far as the kit itself reads it; the comparing of answers
 * is left to Pact's engine.
 */
public final class PactFile {
  /** The file's name; consumer and provider are in it. */
  public static final String NAME = "insight-classification-sdk-cloudflare-security-center.json";

  /** The area of its rules. */
  public static final String AREA = "PACT";

  private PactFile() {}

  /** The text, a pact of version 4 of Pact's specification, as the build has recorded it. */
  public static String text() {
    return Contract.resource("/pacts/" + NAME);
  }

  static List<PactInteraction> interactions() {
    return JsonMapper.shared()
        .readTree(text())
        .required("interactions")
        .valueStream()
        .map(PactInteraction::of)
        .toList();
  }

  /** Keeps Pact from reporting its use to its makers; to be called before Pact is used. */
  static void reportNoUse() {
    System.setProperty("pact_do_not_track", "true");
  }

  /** Its interactions as rules, each of them one, in their order. */
  public static List<Rule> rules() {
    return interactions().stream().map(PactFile::rule).toList();
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
