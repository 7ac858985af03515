package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.automaton.Automaton;
import io.github.insightkit.conformance.automaton.Calibration;
import io.github.insightkit.conformance.automaton.CoreInputs;
import io.github.insightkit.conformance.automaton.Diagnosis;
import io.github.insightkit.conformance.automaton.Event;
import io.github.insightkit.conformance.automaton.InsightEvents;
import io.github.insightkit.conformance.automaton.Proof;
import io.github.insightkit.conformance.automaton.Races;
import io.github.insightkit.conformance.automaton.Survivors;
import io.github.insightkit.conformance.automaton.Trace;
import io.github.insightkit.conformance.automaton.ViolatedRules;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Interpretation;
import io.github.insightkit.conformance.requests.OtherWriters;
import io.github.insightkit.conformance.requests.Reading;
import io.github.insightkit.conformance.requests.Relation;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * A history with what the contract makes of it; what every rule is a function of.
 *
 * <p>Worked out once, then immutable; safe for use by several threads.
 */
public final class Evidence {
  private final History history;
  private final List<Reading> all;
  private final List<Reading> readings;
  private final List<Exchange> exchanges;
  private final InsightEvents insights;
  private final List<Input> core;
  private final Map<Address, List<Event>> unseen;
  private final Collection<Trace> open;
  private final Automaton automaton;
  private final Map<Address, Trace> traces;
  private final Map<Address, Trace> unseenTraces;
  private final Optional<Finding.Broken> disagreement;
  private final Optional<Finding.Broken> clash;
  private final Diagnosis diagnosis;
  private final List<Outage> outages;
  private final Expectations expectations;
  private final Contents contents;
  private final Map<Races.Refusal, Races> races = new ConcurrentHashMap<>();
  private final Map<Boolean, Survivors> survivors = new ConcurrentHashMap<>();

  /** What rules have found in it. */
  final Map<Rule, Finding> found = new ConcurrentHashMap<>();

  /**
   * Works out what the contract makes of this history.
   *
   * @param contents what was read of exchanges before, under the contract
   */
  public Evidence(Contents contents, History history) {
    Contract contract = contents.contract();
    this.contents = contents;
    this.history = history;
    // Of what somebody else changed meanwhile nothing can be told.
    OtherWriters others = OtherWriters.of(contract, history);
    this.all =
        contents.readings(history).stream()
            .filter(reading -> !others.isChanged(reading.address()))
            .toList();
    this.readings = those(input -> !(input instanceof Input.Shown || input instanceof Relation));
    this.exchanges =
        history.exchanges().stream()
            .filter(exchange -> !Interpretation.isLook(contract, exchange.request()))
            .toList();
    this.insights = InsightEvents.of(contract.machine(), all);
    this.unseen = looks().isEmpty() ? insights.events() : InsightEvents.unseen(insights.events());
    this.core = CoreInputs.of(contract.machine(), readings);
    // What the list shows doesn't take part in what the answers are held to: it may be wrong.
    this.open = Trace.open(contract.machine(), unseen).values();
    this.automaton = automaton(Calibration.of(contract.machine(), open));
    Diagnosis explanation =
        Diagnosis.witnessed(
            automaton, ForbiddenSteps.SUSPECTS, ForbiddenSteps.READERS, insights.events());
    this.disagreement =
        Disagreement.in(readings, explanation.broken().keySet())
            .filter(shown -> !explanation.isTheSameEachTime(automaton, insights.events()));
    this.diagnosis =
        disagreement.isPresent() ? explanation.only(StateRequirements.SET.id()) : explanation;
    this.traces = Trace.of(automaton, insights());
    this.clash = diagnosis.broken().isEmpty() ? Optional.empty() : Uniqueness.in(traces);
    this.unseenTraces = insights().equals(unseen) ? traces : Trace.of(automaton, unseen);
    this.outages = Outage.of(readings);
    this.expectations = expectations(automaton, unseenTraces.values());
  }

  /**
   * What this implementation may do. That a question is answered otherwise in some states is taken
   * for its choice only if that leaves nothing to explain: a broken guard looks alike.
   */
  private Automaton automaton(Calibration calibration) {
    StateMachine machine = contract().machine();
    Automaton permitted = Automaton.of(machine, calibration, new ForbiddenSteps(machine), inputs());
    return !calibration.isByState(machine)
            || insights.events().values().stream().allMatch(permitted::allows)
        ? permitted
        : permitted.calibrated(calibration.inAllStates(machine));
  }

  /** What the contract lets an implementation do; but for outages, in which nothing was decided. */
  private Expectations expectations(Automaton permitted, Collection<Trace> of) {
    Set<Integer> out = new HashSet<>();
    outages.forEach(outage -> out.addAll(outage.exchanges()));
    return new Expectations(
        permitted,
        readings.stream().filter(one -> !out.contains(one.exchange().index())).toList(),
        of,
        contents);
  }

  private List<Reading> those(Predicate<Input> which) {
    return all.stream().filter(reading -> which.test(reading.input())).toList();
  }

  /** Of the checking sequence, of all that happened, and of what went on at the same time. */
  private List<Input> inputs() {
    Set<Input> inputs = new LinkedHashSet<>(core);
    insights.events().values().forEach(events -> events.forEach(one -> inputs.add(one.input())));
    readings.forEach(reading -> inputs.add(reading.input()));
    return List.copyOf(inputs);
  }

  public Contract contract() {
    return contents.contract();
  }

  public History history() {
    return history;
  }

  /** The exchanges that are requests of the contract's operations, in order. */
  public List<Reading> readings() {
    return readings;
  }

  /** What a state reader showed of the insights that were asked for, in order. */
  public List<Reading> looks() {
    return those(Input.Shown.class::isInstance);
  }

  /** What was asked of insights and what was shown of them, in order. */
  List<Reading> all() {
    return all;
  }

  /** Requests for what is no insight of the contract's, in order. */
  List<Reading> strays() {
    return those(Relation.class::isInstance);
  }

  /** The exchanges other than looks at a state reader, in order. */
  public List<Exchange> exchanges() {
    return exchanges;
  }

  /** What happened to each insight, and what a state reader showed of it unless it was wrong. */
  public Map<Address, List<Event>> insights() {
    return isReaderWrong() ? unseen : insights.events();
  }

  /** What happened to each insight, and what a state reader showed of it, be it wrong. */
  public Map<Address, List<Event>> seen() {
    return insights.events();
  }

  /** Whether a state reader showed what can't have stood. */
  public boolean isReaderWrong() {
    return ForbiddenSteps.READERS.stream().anyMatch(this::isBroken);
  }

  /** Which paths were found to reach the same insight. */
  public InsightEvents.Scopes scopes() {
    return insights.scopes();
  }

  /**
   * How the implementation answers what the contract leaves open, in each state in which it was
   * asked, by the name of the question.
   */
  Map<String, Map<State, Answer>> openAnswers() {
    return Calibration.answers(contract().machine(), open);
  }

  /** What the contract permits to this implementation. */
  public Automaton automaton() {
    return automaton;
  }

  /** Which states were possible for each insight all along; see {@link #insights}. */
  public Map<Address, Trace> traces() {
    return traces;
  }

  /** The same, but for what a state reader showed. */
  Map<Address, Trace> unseenTraces() {
    return unseenTraces;
  }

  /** The broken rules that explain what happened to the insights. */
  public Diagnosis diagnosis() {
    return diagnosis;
  }

  boolean isBroken(String rule) {
    return diagnosis.broken().containsKey(rule);
  }

  /** For each rule about states that is broken the shortest proof, if there is one. */
  public Map<String, Proof> proofs() {
    return StateCheck.proofs(this);
  }

  /** Whether these events of one insight show that this rule about states is broken. */
  public boolean isShown(String rule, List<Event> events) {
    return Proof.isShown(over(events), rule, events);
  }

  /** Whether these events of one insight, which needn't be of this history, are permitted. */
  public boolean isPermitted(List<Event> events) {
    return over(events).allows(events);
  }

  private Automaton over(List<Event> events) {
    return automaton.over(events.stream().map(Event::input).toList());
  }

  /** What came of the requests that went on at the same time. */
  Races races(Races.Refusal refusal) {
    return races.computeIfAbsent(
        refusal,
        one -> Races.of(automaton, diagnosis.broken().keySet(), one, readings, insights()));
  }

  /** Whether another request for the same insight went on at the same time. */
  public boolean isConcurrent(Exchange exchange) {
    return expectations.isConcurrent(exchange);
  }

  /** What shows that a value is refused for what another insight has, if that is so. */
  Optional<Finding.Broken> clash() {
    return clash;
  }

  /** What shows that a value is refused and accepted in turn for no reason, if that is so. */
  Optional<Finding.Broken> disagreement() {
    return clash().isPresent() ? Optional.empty() : disagreement;
  }

  Expectations expectations() {
    return expectations;
  }

  /** The same for an implementation that answers open questions in any way. */
  Expectations expectationsOfAnyone() {
    return expectations(
        Automaton.of(contract().machine(), Calibration.NONE, ViolatedRules.NONE, inputs()), open);
  }

  /** When nothing but server errors came, whatever was asked. */
  List<Outage> outages() {
    return outages;
  }

  Contents contents() {
    return contents;
  }

  /**
   * Which ways of breaking the rules about states the history rules out: with what a state reader
   * showed unless it was wrong, or without.
   */
  Survivors survivors(boolean isReaderHeard) {
    Map<Address, List<Event>> events = isReaderHeard ? insights() : unseen;
    return survivors.computeIfAbsent(
        events.equals(unseen),
        unused -> new Survivors(automaton, core, diagnosis.broken().keySet(), events.values()));
  }
}
