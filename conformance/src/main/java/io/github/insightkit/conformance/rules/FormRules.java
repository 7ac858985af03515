package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Level;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.requests.Disguise;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Input.Gap;
import io.github.insightkit.conformance.requests.Interpretation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What must not depend on the form in which a request comes, nor on what goes on in between. */
final class FormRules {
  private FormRules() {}

  static List<Rule> all() {
    List<Rule> rules =
        new ArrayList<>(
            List.of(
                RequestRules.rule(
                    StateRules.SAFE_METHODS,
                    Level.HTTP,
                    "RFC 9110, section 9.2.1",
                    "A safe method changes nothing.",
                    "Whatever GET, HEAD or OPTIONS answer, the classification is the same after"
                        + " it.",
                    "Such a request while a value stands, and a look at the state.",
                    "Routing by path alone.",
                    Input.SafeMethod.class::isInstance),
                new Rule(
                    new Requirement(
                        "TEXT-03",
                        Level.HTTP,
                        "RFC 9110, section 15.6",
                        "A long rationale doesn't cause a server error.",
                        "It may be refused.",
                        "A rationale of 64 KiB, sent more than once.",
                        "The length of the column, and limits before the application."),
                    FormRules::longText),
                durable(
                    StateRules.RECONNECTED,
                    Gap.Kind.RECONNECTED,
                    "The classification is the same on a new connection.",
                    "State that is kept with a connection, and nodes that don't share theirs."),
                durable(
                    StateRules.PAUSED,
                    Gap.Kind.PAUSED,
                    "The classification is the same after a pause.",
                    "Caches that expire, and writes that are lost when they are flushed.")));
    for (Disguise disguise : Disguise.values()) {
      // What a body says of ids is judged where insights are kept apart.
      if (disguise != Disguise.BODY_IDS) {
        rules.add(RequestRules.disguised(disguise));
      }
    }
    return rules;
  }

  private static Finding longText(Evidence evidence) {
    Predicate<Input> isLong =
        input ->
            input instanceof Input.Unspecified open && Interpretation.isLong(open.observation());
    return ServerErrors.of(evidence, isLong)
        .orElseGet(() -> ServerErrors.none(evidence, isLong, "long rationales"));
  }

  private static Rule durable(String id, Gap.Kind kind, String title, String lookAt) {
    return RequestRules.rule(
        id,
        Level.MUST,
        Clause.C03.name(),
        title,
        "A classification stands until it is reset.",
        "A value that stands, such an interruption, and a look at the state.",
        lookAt,
        input -> input instanceof Input.Gap interlude && interlude.kind() == kind);
  }
}
