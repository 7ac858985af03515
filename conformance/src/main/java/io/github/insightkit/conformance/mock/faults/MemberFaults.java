package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.becomeRefused;
import static io.github.insightkit.conformance.mock.server.Change.demandNoRationale;
import static io.github.insightkit.conformance.mock.server.Change.grant;
import static io.github.insightkit.conformance.mock.server.Change.readRationale;
import static io.github.insightkit.conformance.mock.server.Change.readValue;
import static io.github.insightkit.conformance.mock.server.Change.refuse;
import static io.github.insightkit.conformance.mock.server.Change.store;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.Stage;
import java.text.Normalizer;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Faults in what is asked of the members of a body: of the rationale, and of the value. */
record MemberFaults(Cases cases) {
  private static final Refusal REFUSAL =
      Refusal.of(400, 1904, "The rationale is not as it should be");

  /**
   * The id, the rule, the sentence, and what is read as the value that ~ stands for; where none
   * does, as a reset.
   */
  private static final String ROWS =
      """
      value-case-ignored | VALUE-05 | upper case letters count as lower case ones | (?i)~
      value-padding-ignored | VALUE-06 | blanks around a value are dropped | \\s*~\\s*
      value-control-characters-ignored | VALUE-06 | control characters around a value are dropped | \\p{C}*~\\p{C}*
      value-newline-ignored | VALUE-06 | the end of a line after a value is dropped | ~\\r?\\n
      value-blanks-beyond-ascii-ignored | VALUE-06 | blanks beyond ASCII around a value are dropped | [\u00a0\ufeff\u200b]?~[\u00a0\ufeff\u200b]?
      value-cut-at-nul | VALUE-06 | a value ends where a NUL stands | ~\\x00.*
      value-ending-ignored | VALUE-01 | what follows upon a value is ignored | ~[\\w.]+
      value-beginning-ignored | VALUE-01 | what stands before a value is ignored | [\\w.:/]+~
      word-for-nothing-resets | VALUE-07 | a blank string, NULL, none and the like reset | \\x20|NULL|[Nn]one|nil|undefined|unset
      empty-value-resets | VALUE-07 | an empty string resets |
      null-text-resets | VALUE-07 | the string "null" resets | null
      """;

  /** The id, the rule, what counts as a rationale though it is no text, and such a one as JSON. */
  private static final String REASONS =
      """
      null-rationale-accepted | RATIONALE-04 | of null | null
      non-string-rationale-accepted | RATIONALE-05 | that is an array or an object | [\\[{].*
      array-rationale-accepted | RATIONALE-05 | that is a list of texts | \\[".*
      object-rationale-accepted | RATIONALE-05 | that is an object with something in it | \\{.{2,}
      boolean-rationale-accepted | RATIONALE-07 | that is a boolean | true|false
      number-rationale-accepted | RATIONALE-07 | that is a number | [-\\d].*
      """;

  static Stream<Fault> of(StateMachine machine) {
    MemberFaults here = new MemberFaults(new Cases(machine));
    Stream<Fault> each =
        machine.values().stream()
            .flatMap(
                value ->
                    switch (value.rationale()) {
                      case REQUIRED -> demanding(value);
                      case OPTIONAL -> open(value);
                      case UNSPECIFIED -> Stream.of();
                    });
    return Stream.of(
            each,
            here.others(),
            Fault.rows(REASONS, "a rationale %3$s counts as one", cells -> tolerating(cells[3])),
            Fault.rows(ROWS, "%3$s", cells -> here.reading(text -> here.meant(cells[3], text))),
            here.nearValues())
        .flatMap(faults -> faults);
  }

  private static Stream<Fault> demanding(State value) {
    return Stream.of(
        fault(value.name() + "-without-rationale", "RATIONALE-01")
            .says(value.name() + " is set without a rationale")
            .by(demandNoRationale(Cases.wanted(value))));
  }

  private static Stream<Fault> open(State value) {
    return Stream.of(
        fault(value.name() + "-without-rationale-refused", "RATIONALE-02")
            .says(value.name() + " is refused without a rationale")
            .by(refusing(value, call -> !call.hasReason())),
        fault(value.name() + "-with-rationale-refused", "RATIONALE-03")
            .says(value.name() + " is refused with a rationale")
            .by(refusing(value, Call::hasReason)));
  }

  private Stream<Fault> others() {
    return Stream.of(
        fault("rationale-never-demanded", "RATIONALE-01")
            .says("no value takes a rationale")
            .by(demandNoRationale(call -> call.wanted() != null)),
        fault("rationale-under-any-name", "RATIONALE-01")
            .says("a text under any other name counts as a rationale")
            .by(readRationale(MemberFaults::hasOtherText, call -> "as given")),
        fault("standing-value-without-rationale-resets", "RATIONALE-06")
            .says("the value that stands, without the rationale it takes, is refused and reset")
            .by(
                becomeRefused(
                    call ->
                        cases.lacksRationale(call)
                            && call.before().state().equals(cases.named(call)),
                    cases.home())),
        fault("standing-value-with-odd-rationale-accepted", "RATIONALE-05")
            .says(
                "the value that stands is acknowledged with an array or an object for a rationale")
            .by(grant(call -> isOddly(call) && call.before().state().equals(cases.named(call)))),
        fault("odd-rationale-refused-and-value-changed", "RATIONALE-06")
            .says(
                "a direct change with an array or an object for a rationale is refused, and made all"
                    + " the same")
            .by(
                store(
                    call -> call.refused() && isOddly(call) && !cases.isHome(call.before()),
                    cases::bare)),
        fault("missing-rationale-stored", "RATIONALE-06")
            .says("a value without the rationale it takes is refused, and set all the same")
            .by(storingWithout()),
        fault("unknown-value-accepted", "VALUE-01")
            .says("a value that the contract doesn't know is acknowledged")
            .by(grant(refusedFor(cases::isUnknown))),
        fault("unknown-value-resets", "VALUE-02")
            .says("a value that the contract doesn't know is refused, and the insight is reset")
            .by(becomeRefused(refusedFor(cases::isUnknown), cases.home())),
        fault("unknown-value-stored", "VALUE-02")
            .says("a value that the contract doesn't know is refused, and another is set")
            .by(becomeRefused(refusedFor(cases::isUnknown), cases.first())),
        accepted(
            "non-string",
            "a number, a boolean, an array or an object",
            node -> !node.isNull() && !node.isString()),
        accepted("number", "a number", JsonNode::isNumber),
        accepted("boolean", "a boolean", JsonNode::isBoolean),
        accepted("array", "an array", JsonNode::isArray),
        accepted("object", "an object", JsonNode::isObject));
  }

  private static Fault accepted(String type, String what, Predicate<JsonNode> kind) {
    return fault(type + "-value-accepted", "VALUE-03")
        .says("a value that is " + what + " is acknowledged")
        .by(grant(refusedFor(kind)));
  }

  private static boolean isOddly(Call call) {
    return call.hasRefusedBody() && call.reason().isContainer();
  }

  private static boolean hasOtherText(Call call) {
    return call.body() != null
        && !call.hasReason()
        && call.body().properties().stream()
            .anyMatch(
                member ->
                    member.getValue().isString() && !member.getKey().equals(call.roles().value()));
  }

  private static Change refusing(State value, Predicate<Call> when) {
    return refuse(Stage.READ_RATIONALE, Cases.wanted(value).and(when), REFUSAL);
  }

  private static Change tolerating(String pattern) {
    return readRationale(
        call -> call.hasReason() && call.reason().toString().matches(pattern),
        call -> call.reason().toString());
  }

  private Change storingWithout() {
    return store(
        call ->
            call.refused()
                && call.hasRefusedBody()
                && !call.hasReason()
                && cases.isHome(call.before()),
        cases::bare);
  }

  private static Predicate<Call> refusedFor(Predicate<JsonNode> what) {
    return call ->
        call.hasRefusedBody() && !call.value().isMissingNode() && what.test(call.value());
  }

  /** In how a value is looked up: what is nearly one is taken for it. */
  private Stream<Fault> nearValues() {
    return Stream.of(
        fault("value-separators-ignored", "VALUE-05")
            .says("hyphens, blanks and dots count as underscores")
            .by(near((text, known) -> text.replaceAll("(?<=\\w)[-. ](?=\\w)", "_").equals(known))),
        fault("value-beginning-suffices", "VALUE-01")
            .says("the beginning of a value counts as the value")
            .by(near((text, known) -> !text.isEmpty() && known.startsWith(text))),
        fault("value-by-position", "VALUE-01")
            .says("the position of a value in the list counts as the value")
            .by(
                reading(
                    text ->
                        text.matches("\\d")
                            ? cases.machine().values().get(Integer.parseInt(text) % 3 % size())
                            : null)),
        fault("value-compatibility-folded", "VALUE-05")
            .says("letters that look alike count as the same")
            .by(
                near(
                    (text, known) ->
                        Normalizer.normalize(text, Normalizer.Form.NFKC).equals(known))),
        fault("value-underscores-ignored", "VALUE-05")
            .says("underscores inside a value are dropped")
            .by(
                near(
                    (text, known) ->
                        text.replaceAll("\\B_\\B", "").equals(known.replace("_", "")))),
        fault("word-for-any-value-accepted", "VALUE-01")
            .says("a word such as default or any is acknowledged")
            .by(granting("true|default|\\*|any|1|2")),
        fault("built-in-name-accepted", "VALUE-01")
            .says("the name of what every object of JavaScript has is acknowledged")
            .by(granting("constructor|toString|valueOf|hasOwnProperty|__proto__")));
  }

  private static Change granting(String pattern) {
    return grant(
        call ->
            call.hasRefusedBody()
                && call.value().isString()
                && call.value().stringValue().matches(pattern));
  }

  private @Nullable State meant(String pattern, String text) {
    return pattern.contains("~")
        ? first(known -> text.matches("(?s)" + pattern.replace("~", Pattern.quote(known))))
        : text.matches(pattern) ? cases.home() : null;
  }

  private int size() {
    return cases.machine().values().size();
  }

  /** Takes a text for the first value of which this holds. */
  private Change near(BiPredicate<String, String> isNear) {
    return reading(text -> first(known -> isNear.test(text, known)));
  }

  private @Nullable State first(Predicate<String> which) {
    return cases.machine().values().stream()
        .filter(value -> which.test(Objects.requireNonNull(value.classification())))
        .findFirst()
        .orElse(null);
  }

  private Change reading(Function<String, @Nullable State> as) {
    return readValue(
        call -> cases.isUnknown(call.value()) ? as.apply(call.value().stringValue()) : null);
  }
}
