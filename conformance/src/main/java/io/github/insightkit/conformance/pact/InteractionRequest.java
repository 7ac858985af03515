package io.github.insightkit.conformance.pact;

import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.requests.Reading;

/** The request of an interaction as a run sends it, and as a history shows it. */
final class InteractionRequest {
  private InteractionRequest() {}

  /** Whether this operation is the one that the interaction uses. */
  static boolean isFor(Operation operation, PactInteraction interaction) {
    return interaction.pathTemplate().startsWith("/" + operation.collection() + "/");
  }

  /** Whether the interaction is about credentials, and so needs a run that has some. */
  static boolean isAboutCredentials(PactInteraction interaction) {
    return !interaction.authorization().equals(Request.BEARER);
  }

  /** Whether this exchange sent what the interaction sends. */
  static boolean isSentBy(
      Reading reading, PactInteraction interaction, Operation operation, History.Origin origin) {
    Request request = reading.exchange().request();
    String wanted =
        origin.credentialed() || isAboutCredentials(interaction) ? interaction.authorization() : "";
    return isFor(operation, interaction)
        && reading.address().scope().equals(operation.scope())
        && request.header("Authorization").orElse("").equals(wanted)
        && StrictJson.read(request.body().toArray()) instanceof StrictJson.Document document
        && document.root().equals(interaction.body());
  }
}
