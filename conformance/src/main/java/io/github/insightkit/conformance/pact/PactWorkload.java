package io.github.insightkit.conformance.pact;

import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.util.Comparator;
import java.util.List;

/**
 * Sends each interaction of the pact, after arranging its provider state through the endpoint
 * itself: a reset, and after it the value, if the state has one.
 *
 * <p>The request goes out even if the state was not reached, so that the history shows what was
 * tried. Resets come first: they are what all other states are arranged with, and where one of them
 * is refused no later state can be.
 */
public final class PactWorkload {
  private PactWorkload() {}

  /** Sends them. */
  public static void run(Session session, Subjects subjects) throws StopRun {
    String value = session.contract().roles().value();
    for (Operation operation : session.contract().operations()) {
      List<Address> insights =
          subjects.addresses().stream()
              .filter(address -> address.scope().equals(operation.scope()))
              .toList();
      List<PactInteraction> interactions =
          PactFile.interactions().stream()
              .filter(interaction -> interaction.isOf(operation) && !insights.isEmpty())
              .sorted(Comparator.comparing(interaction -> !interaction.body().path(value).isNull()))
              .toList();
      for (PactInteraction interaction : interactions) {
        run(session, insights.get(0), interaction);
      }
    }
  }

  private static void run(Session session, Address insight, PactInteraction interaction)
      throws StopRun {
    // Without a token there is none to leave out or to get wrong.
    if (!session.origin().credentialed() && interaction.isAboutCredentials()) {
      return;
    }
    State state = interaction.stateIn(session.contract());
    session.change(insight, session.bodies().reset(), "arrange a state: reset");
    if (state.classification() != null) {
      session.change(insight, session.bodies().of(state), "arrange a state: " + state.name());
    }
    Request plain = session.draft(insight, interaction.body().toString());
    session.send(
        insight,
        new Request(plain.method(), plain.path(), interaction.headers(), plain.body()),
        "pact: " + interaction.description());
  }
}
