package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Schemas;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.model.Address;
import io.github.insightkit.conformance.model.Answer;
import io.github.insightkit.conformance.model.Blame;
import io.github.insightkit.conformance.model.Calibration;
import io.github.insightkit.conformance.model.CheckingSequence;
import io.github.insightkit.conformance.model.Defect;
import io.github.insightkit.conformance.model.Diagnosis;
import io.github.insightkit.conformance.model.Event;
import io.github.insightkit.conformance.model.Input;
import io.github.insightkit.conformance.model.Insights;
import io.github.insightkit.conformance.model.Interpretation;
import io.github.insightkit.conformance.model.Machine;
import io.github.insightkit.conformance.model.MutationAnalysis;
import io.github.insightkit.conformance.model.Proof;
import io.github.insightkit.conformance.model.Races;
import io.github.insightkit.conformance.model.Reading;
import io.github.insightkit.conformance.model.Recurrence;
import io.github.insightkit.conformance.model.WitnessedDiagnosis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A history with what the contract makes of it; what every rule is a function of.
 *
 * <p>Worked out once, then immutable; safe for use by several threads.
 */
public final class Evidence {
  private static final Set<Integer> TURNED_AWAY = Set.of(401, 403, 404, 405);
  private static final int SERVER_ERROR = 500;

  private final Contract contract;
  private final Schemas schemas;
  private final History history;
  private final List<Reading> readings;
  private final List<Reading> looks;
  private final Insights insights;
  private final Map<Address, List<Event>> unseen;
  private final Calibration calibration;
  private final Machine machine;
  private final Blame blame;
  private final Diagnosis diagnosis;
  private final Map<Integer, Expectation> expectations = new HashMap<>();
  private final Set<Integer> certain = new HashSet<>();
  private final Set<Integer> concurrent = new HashSet<>();
  private final Contents contents;
  private final Optional<String> barred;
  private final List<Answered> allowed;
  private final List<Answered> demanded;
  private final List<Answered> forbidden;
  private @Nullable MutationAnalysis mutants;
  private @Nullable MutationAnalysis unseenMutants;

  /** What the contract lets an implementation do with one request, as far as its state is known. */
  public enum Expectation {
    /** It has to be refused in every state that is possible. */
    REFUSAL,
    /** It has to be accepted in every state that is possible. */
    ACCEPTANCE,
    /** It may be accepted or refused. */
    EITHER
  }

  /** Works out what this contract makes of this history. */
  public Evidence(Contract contract, Schemas schemas, History history) {
    this.contract = contract;
    this.schemas = schemas;
    this.history = history;
    List<Reading> all = Interpretation.of(contract, history);
    this.readings =
        all.stream()
            .filter(reading -> !(reading.input() instanceof Input.Shown))
            .filter(reading -> !(reading.input() instanceof Input.Elsewhere))
            .toList();
    this.looks = all.stream().filter(r -> r.input() instanceof Input.Shown).toList();
    this.insights = Insights.of(contract.machine(), all);
    this.unseen = Insights.unseen(insights.events());
    this.blame = new StateRules(contract.machine());
    // What the list shows doesn't take part in what the answers are held to: it may be wrong.
    Held held = held(Calibration.alike(contract.machine(), unseen.values()));
    Calibration inEachState = Calibration.of(contract.machine(), unseen.values());
    if (!held.diagnosis.broken().isEmpty() && !inEachState.isPartOf(held.machine.calibration())) {
      Held inStates = held(inEachState);
      held = inStates.diagnosis.broken().size() < held.diagnosis.broken().size() ? inStates : held;
    }
    this.machine = held.machine;
    this.diagnosis = held.diagnosis;
    this.calibration = inEachState;
    unseen.values().forEach(this::expect);
    this.contents = new Contents(schemas);
    this.barred = barred(readings);
    this.allowed = answered(false);
    this.demanded = demanded(allowed);
    this.forbidden = answered(true);
  }

  /** What an implementation is held to, and what it breaks of that. */
  private record Held(Machine machine, Diagnosis diagnosis) {}

  private Held held(Calibration choices) {
    Machine calibrated = new Machine(contract.machine(), choices);
    return new Held(
        calibrated,
        WitnessedDiagnosis.of(
            calibrated, blame, StateRules.SUSPECTS, StateRules.READERS, insights.events()));
  }

  private void expect(List<Event> events) {
    int possible = machine.all();
    for (Event event : events) {
      if (event.input() instanceof Input.Interlude interlude
          && interlude.kind() == Input.Interlude.Kind.BURST) {
        concurrent.add(event.exchange());
      }
      if (isChange(event.input())) {
        boolean mayAccept = machine.after(possible, event.input(), Answer.ACCEPTED) != 0;
        boolean mayRefuse = machine.after(possible, event.input(), Answer.REFUSED) != 0;
        expectations.put(
            event.exchange(),
            mayAccept
                ? mayRefuse ? Expectation.EITHER : Expectation.ACCEPTANCE
                : Expectation.REFUSAL);
        if (Integer.bitCount(possible) == 1) {
          certain.add(event.exchange());
        }
      }
      int next = machine.after(possible, event.input(), event.answer());
      possible = next == 0 ? machine.all() : next;
    }
  }

  /** The contract. */
  public Contract contract() {
    return contract;
  }

  /** The contract's schemas. */
  public Schemas schemas() {
    return schemas;
  }

  /** The history. */
  public History history() {
    return history;
  }

  /** The exchanges that are requests of the contract's operations, in order. */
  public List<Reading> readings() {
    return readings;
  }

  /** What a state reader showed of the insights that were asked for, in order. */
  public List<Reading> looks() {
    return looks;
  }

  /** The exchanges other than looks at a state reader, in order. */
  public List<Exchange> exchanges() {
    return history.exchanges().stream()
        .filter(exchange -> !Interpretation.isLook(contract, exchange))
        .toList();
  }

  /** What happened to each insight, and what a state reader showed of it unless it was wrong. */
  public Map<Address, List<Event>> insights() {
    return isReaderWrong() ? unseen : insights.events();
  }

  /** What happened to each insight, but for what a state reader showed. */
  public Map<Address, List<Event>> unseen() {
    return unseen;
  }

  /** What happened to each insight, and what a state reader showed of it, be it wrong. */
  public Map<Address, List<Event>> seen() {
    return insights.events();
  }

  /** Whether a state reader showed what can't have stood. */
  public boolean isReaderWrong() {
    return StateRules.READERS.stream().anyMatch(diagnosis.broken()::containsKey);
  }

  /** Which paths were found to reach the same insight. */
  public Insights.Scopes scopes() {
    return insights.scopes();
  }

  /** How the implementation answers what the contract leaves open. */
  public Calibration calibration() {
    return calibration;
  }

  /** The contract's machine, calibrated. */
  public Machine machine() {
    return machine;
  }

  /** Which rules forbid which steps. */
  Blame blame() {
    return blame;
  }

  /** The broken rules that explain what happened to the insights. */
  public Diagnosis diagnosis() {
    return diagnosis;
  }

  /** The shortest proof that this rule is broken, over all insights that show it. */
  Optional<Proof> proof(String rule) {
    Map<Address, List<Event>> showing = new LinkedHashMap<>(concerned(rule));
    showing.keySet().retainAll(diagnosis.broken().getOrDefault(rule, List.of()));
    return Proof.of(machine, blame, rule, showing);
  }

  /** For each rule about states that is broken, the shortest proof, if there is one. */
  public Map<String, Proof> proofs() {
    Map<String, Proof> proofs = new LinkedHashMap<>();
    diagnosis
        .broken()
        .keySet()
        .forEach(rule -> proof(rule).ifPresent(proof -> proofs.put(rule, proof)));
    return proofs;
  }

  /** Whether these events of one insight show that this rule about states is broken. */
  public boolean isShown(String rule, List<Event> events) {
    return Proof.isShown(machine, blame, rule, events);
  }

  /** What came of it each time that the requests of this proof were sent. */
  Recurrence recurrence(String rule, Proof proof) {
    return Recurrence.of(
        machine,
        proof,
        concerned(rule).getOrDefault(proof.address(), List.of()),
        exchange -> {
          Request request = history.exchanges().get(exchange).request();
          return List.of(request.method(), request.path(), request.body());
        });
  }

  private Map<Address, List<Event>> concerned(String rule) {
    return StateRules.READERS.contains(rule) ? seen() : insights();
  }

  /** What came of the requests that went on at the same time. */
  Races races(Races.Refusal refusal) {
    return Races.of(
        machine, blame, diagnosis.broken().keySet(), refusal, readings, insights.events());
  }

  /** Whether another request for the same insight went on at the same time. */
  boolean isConcurrent(Exchange exchange) {
    return concurrent.contains(exchange.index());
  }

  /** What answers have for content. */
  Contents contents() {
    return contents;
  }

  /** Which ways of breaking the rules about states the history rules out. */
  synchronized MutationAnalysis mutants() {
    if (mutants == null) {
      mutants = mutants(insights());
    }
    return mutants;
  }

  /** The same, but for what a state reader showed. */
  synchronized MutationAnalysis unseenMutants() {
    if (unseenMutants == null) {
      unseenMutants = insights().equals(unseen) ? mutants() : mutants(unseen);
    }
    return unseenMutants;
  }

  private MutationAnalysis mutants(Map<Address, List<Event>> events) {
    return new MutationAnalysis(
        machine,
        blame,
        CheckingSequence.alphabet(contract.machine(), unknownValue()),
        diagnosis.broken().keySet(),
        events.values());
  }

  /** The unknown value that the history tried first, so that it counts as the core's. */
  private String unknownValue() {
    for (Reading reading : readings) {
      if (reading.input() instanceof Input.Forbidden refused
          && refused.defect() == Defect.UNKNOWN_VALUE) {
        return refused.detail().replace("\"", "");
      }
    }
    return "unknown";
  }

  /** What the contract lets an implementation do with this request. */
  public Expectation expectation(Reading reading) {
    return expectations.getOrDefault(reading.exchange().index(), Expectation.EITHER);
  }

  /** The exchanges, with those answers that came, of requests that needn't be refused. */
  public List<Answered> allowed() {
    return allowed;
  }

  /**
   * Of those, the ones of requests that have to be accepted; or all, if nothing was ever accepted,
   * for then no state is known.
   */
  public List<Answered> demanded() {
    return demanded;
  }

  private List<Answered> demanded(List<Answered> permitted) {
    boolean nothingAccepted =
        readings.stream().noneMatch(reading -> reading.answer() == Answer.ACCEPTED);
    return permitted.stream()
        .filter(
            answer -> nothingAccepted || expectation(answer.reading()) == Expectation.ACCEPTANCE)
        .toList();
  }

  /** Of those that are allowed, the ones that were sent while there was but one possible state. */
  public List<Answered> allowedForCertain() {
    return allowed().stream().filter(answer -> certain.contains(answer.index())).toList();
  }

  /** The exchanges, with those answers that came, of requests that have to be refused. */
  public List<Answered> forbidden() {
    return forbidden;
  }

  /**
   * An exchange with its answer.
   *
   * @param reading what the exchange means
   * @param response the answer
   */
  public record Answered(Reading reading, Result.Response response) {

    /** The index of the exchange. */
    public int index() {
      return reading.exchange().index();
    }

    /** Whether the status is of this class, such as 2 for 2xx. */
    public boolean isClass(int hundreds) {
      return response.status() / 100 == hundreds;
    }
  }

  private List<Answered> answered(boolean refusal) {
    List<Answered> answered = new ArrayList<>();
    for (Reading reading : readings) {
      if (reading.exchange().result() instanceof Result.Response response
          && isChange(reading.input())
          && (expectation(reading) == Expectation.REFUSAL) == refusal) {
        answered.add(new Answered(reading, response));
      }
    }
    return List.copyOf(answered);
  }

  /**
   * Why nothing can be told, if nothing can: every answer turns the run away, so that the fault may
   * be in the credentials, the ids or the base URL that it was given.
   */
  public Optional<String> barred() {
    return barred;
  }

  private static Optional<String> barred(List<Reading> readings) {
    List<Integer> statuses =
        readings.stream()
            .map(reading -> reading.exchange().result())
            .filter(Result.Response.class::isInstance)
            .map(result -> ((Result.Response) result).status())
            .distinct()
            .toList();
    boolean failing = statuses.stream().allMatch(status -> status >= SERVER_ERROR);
    return !statuses.isEmpty() && (failing || TURNED_AWAY.containsAll(statuses))
        ? Optional.of(
            "every request was answered with "
                + statuses.stream().map(String::valueOf).collect(Collectors.joining(" or "))
                + "; check the base URL, the ids, the token, and whether the server is well")
        : Optional.empty();
  }

  /**
   * Whether this asks for the contract's operation, and so for an answer as the contract has it.
   */
  private static boolean isChange(Input input) {
    if (input instanceof Input.Varied varied) {
      return varied.variation().isServed();
    }
    return input instanceof Input.Regular
        || input instanceof Input.Open
        || input instanceof Input.Idle
        || input instanceof Input.Doubled
        || input instanceof Input.Forbidden;
  }

  /** Whether some request was never answered. */
  public boolean hasGaps() {
    return exchanges().stream()
        .map(Exchange::result)
        .anyMatch(
            result ->
                (result instanceof Result.NoResponse none && none.failure() != Result.Failure.STALE)
                    || Interpretation.isThrottled(result));
  }
}
