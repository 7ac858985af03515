package io.github.insightkit.conformance.pact;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.Outcome;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.contract.Transition;
import io.github.insightkit.conformance.pact.Example.Answer;
import io.github.insightkit.conformance.pact.Example.Authorization;
import io.github.insightkit.conformance.pact.Example.Taken;
import io.github.insightkit.sdk.Classification;
import io.github.insightkit.sdk.Insight;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything that the client does, worked out from the contract: a new value brings its own. */
final class Examples {
  static final String RATIONALE = "Reachable only through the office network.";
  private static final String UNKNOWN = "insightkit_unknown";
  private static final String RESET = "{\"classification\":null}";

  private final Operation operation;
  private final State home;
  private final List<Example> examples = new ArrayList<>();

  private Examples(Operation operation, State home) {
    this.operation = operation;
    this.home = home;
  }

  /** All of them, scope by scope. */
  static List<Example> of(Contract contract) {
    List<Example> all = new ArrayList<>();
    for (Operation operation : contract.operations()) {
      all.addAll(new Examples(operation, contract.machine().home()).all(contract));
    }
    return List.copyOf(all);
  }

  private List<Example> all(Contract contract) {
    List<State> values = contract.machine().values();
    values.forEach(this::set);
    values.forEach(this::reset);
    List<Transition> refused =
        contract.machine().transitions().stream()
            .filter(row -> row.outcome() == Outcome.REFUSED)
            .toList();
    refused.forEach(row -> change(row, Answer.REFUSED));
    change(refused.get(0), Answer.EXPLAINED);
    List<State> demanding =
        values.stream().filter(value -> value.rationale() == RationaleNeed.REQUIRED).toList();
    demanding.forEach(value -> unreasoned(value, Answer.REFUSED));
    unreasoned(demanding.get(0), Answer.EXPLAINED);
    unknown(Answer.REFUSED);
    unknown(Answer.EXPLAINED);
    State first = values.get(0);
    uncredentialed(first, "without credentials", Taken.CREDENTIALS, Authorization.NONE);
    uncredentialed(first, "with wrong credentials", Taken.NOTHING, Authorization.WRONG);
    return examples;
  }

  private void set(State value) {
    if (value.rationale() == RationaleNeed.OPTIONAL) {
      own(
          "set-" + value.name() + "-bare",
          "set " + value.name() + " without a rationale",
          home,
          body(value.classification(), null),
          Answer.APPLIED,
          insight -> insight.classify(classification(value, null)));
    }
    own(
        "set-" + value.name(),
        "set " + value.name() + " with a rationale",
        home,
        body(value.classification(), RATIONALE),
        Answer.APPLIED,
        insight -> insight.classify(classification(value, RATIONALE)));
  }

  private void reset(State value) {
    own("reset-" + value.name(), "reset", value, RESET, Answer.APPLIED, Insight::reset);
  }

  private void change(Transition row, Answer answer) {
    State to = row.to();
    own(
        "change-" + row.from().name() + "-" + to.name(),
        "change to " + to.name() + " without a reset",
        row.from(),
        body(to.classification(), RATIONALE),
        answer,
        insight -> insight.classify(classification(to, RATIONALE)));
  }

  private void unreasoned(State value, Answer answer) {
    add(
        "unreasoned-" + value.name(),
        "set " + value.name() + " without the rationale that it demands",
        home,
        body(value.classification(), null),
        Taken.RATIONALE,
        Authorization.OWN,
        answer,
        insight -> insight.classify(classification(value, RATIONALE)));
  }

  private void unknown(Answer answer) {
    own(
        "unknown-value",
        "set a value that the contract doesn't know",
        home,
        body(UNKNOWN, RATIONALE),
        answer,
        insight -> insight.classify(Classification.unrecognized(UNKNOWN, RATIONALE)));
  }

  private void uncredentialed(State value, String how, Taken taken, Authorization authorization) {
    add(
        how.replace(' ', '-'),
        "set " + value.name() + " " + how,
        home,
        body(value.classification(), RATIONALE),
        taken,
        authorization,
        Answer.REFUSED,
        insight -> insight.classify(classification(value, RATIONALE)));
  }

  private void own(
      String key,
      String description,
      State state,
      String body,
      Answer answer,
      Consumer<Insight> verb) {
    add(key, description, state, body, Taken.NOTHING, Authorization.OWN, answer, verb);
  }

  private void add(
      String key,
      String description,
      State state,
      String body,
      Taken taken,
      Authorization authorization,
      Answer answer,
      Consumer<Insight> verb) {
    boolean explained = answer == Answer.EXPLAINED;
    examples.add(
        new Example(
            operation.scope() + "-" + key + (explained ? "-explained" : ""),
            description
                + ", through "
                + (operation.scope().equals("account") ? "an " : "a ")
                + operation.scope()
                + (explained ? ", and be told why" : ""),
            operation,
            state,
            body,
            taken,
            authorization,
            answer,
            verb));
  }

  private static String body(@Nullable String classification, @Nullable String rationale) {
    return "{\"classification\":\""
        + classification
        + "\""
        + (rationale == null ? "" : ",\"rationale\":\"" + rationale + "\"")
        + "}";
  }

  /** The client's own record for this value; found by its type, so that no value is named here. */
  private static Classification classification(State value, @Nullable String rationale) {
    for (Class<?> type : Classification.class.getPermittedSubclasses()) {
      RecordComponent[] components = type.getRecordComponents();
      if (components.length == 1) {
        try {
          Classification made =
              (Classification) type.getConstructor(String.class).newInstance(rationale);
          if (made.value().value().equals(value.classification())) {
            return made;
          }
        } catch (ReflectiveOperationException e) {
          // A record of another value, which demands a rationale.
          if (rationale != null) {
            throw new IllegalStateException("can't make a " + type.getSimpleName(), e);
          }
        }
      }
    }
    throw new IllegalStateException(
        "expected the client to have a classification for \""
            + value.classification()
            + "\", found none; generate it from the contract");
  }
}
