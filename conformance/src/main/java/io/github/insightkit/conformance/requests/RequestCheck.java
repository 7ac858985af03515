package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.contract.ChangeSchema;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Schemas;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.history.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Holds the requests that a run makes to the contract's schema, before any of them is sent. */
public final class RequestCheck {
  private RequestCheck() {}

  /**
   * Requires that the schema permits what the kit takes for legal, and refuses what it takes for
   * forbidden.
   *
   * @throws IllegalStateException if they disagree; the message names the kind of request and the
   *     schema's place
   */
  public static void require(Contract contract, Bodies bodies, long seed) {
    for (State state : contract.machine().states()) {
      legal(contract, "a request for " + state.name(), bodies.of(state));
      if (state.rationale() != RationaleNeed.REQUIRED) {
        legal(contract, "a bare request for " + state.name(), bodies.bare(state));
      }
      if (state.classification() != null) {
        legal(
            contract,
            "a request that restores " + state.name(),
            bodies.restoring(ShownInsight.of(state)));
      }
    }
    Request change = Request.example(contract.operations().get(0), bodies.reset());
    for (ForbiddenKind kind : RequestKinds.bodies()) {
      for (Request draft : kind.requests(change, bodies, seed)) {
        forbidden(contract.change(), kind.id(), draft.body().utf8());
      }
    }
  }

  /** Requires that the schema permits this body. */
  static void legal(Contract contract, String kind, String body) {
    List<Schemas.Problem> problems =
        StrictJson.read(body.getBytes(StandardCharsets.UTF_8))
                instanceof StrictJson.Document document
            ? contract.change().problems(document.root())
            : List.of(new Schemas.Problem("", "json", "it can't be read"));
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "expected that the contract permits %s, but %s refuses it: %s (%s)"
              .formatted(
                  kind,
                  contract.change().place(),
                  problems.get(0).pointer(),
                  problems.get(0).keyword()));
    }
  }

  /** Requires that the schema refuses this body, if it is JSON at all. */
  static void forbidden(ChangeSchema change, String kind, String body) {
    if (StrictJson.read(body.getBytes(StandardCharsets.UTF_8))
            instanceof StrictJson.Document document
        && change.takes(document.root())) {
      throw new IllegalStateException(
          "expected that the contract forbids each request of the kind %s, but %s permits one"
              .formatted(kind, change.place()));
    }
  }
}
