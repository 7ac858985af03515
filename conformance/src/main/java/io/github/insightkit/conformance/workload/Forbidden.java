package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.requests.Asked;
import io.github.insightkit.conformance.requests.ForbiddenKind;
import io.github.insightkit.conformance.session.Session;
import java.util.List;

/**
 * A request that the contract forbids in every state.
 *
 * @param kind what kind of request it is
 * @param draft the request
 * @param purpose what it asks for, in words
 */
record Forbidden(ForbiddenKind kind, Request draft, String purpose) {

  /** Those of these kinds, in their order, each made of a reset. */
  static List<Forbidden> of(Session session, Address insight, List<ForbiddenKind> kinds) {
    Request change = session.draft(insight, session.bodies().reset());
    return kinds.stream()
        .flatMap(
            kind ->
                kind.requests(change, session.bodies(), session.seed()).stream()
                    .filter(session::carries)
                    .map(draft -> of(session.contract(), kind, draft)))
        .toList();
  }

  private static Forbidden of(Contract contract, ForbiddenKind kind, Request draft) {
    String detail =
        kind.detail(Asked.of(contract, draft))
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "expected a request of the kind \"%s\", got %s"
                            .formatted(kind, draft.body().utf8())));
    return new Forbidden(kind, draft, kind.words(detail));
  }
}
