package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.server.Change.readValue;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Vocabulary;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Faults in what is asked of the members of a body: of the rationale, and of the value. */
record MemberFaults(Cases cases) {
  /** For each value that demands a rationale. */
  private static final String DEMANDING =
      """
      %1$s-without-rationale | RATIONALE-01 | %1$s is set without a rationale | to %1$s | demand-no-reason
      """;

  /** For each value that may have one. */
  private static final String OPEN =
      """
      %1$s-without-rationale-refused | RATIONALE-02 | %1$s is refused without a rationale | to %1$s & !has a reason | refuse-at READ_RATIONALE 400 1904 The rationale is not as it should be
      %1$s-with-rationale-refused | RATIONALE-03 | %1$s is refused with a rationale | to %1$s & has a reason | refuse-at READ_RATIONALE 400 1904 The rationale is not as it should be
      """;

  /** With {@code read-as}, the value is what matches with ~ in its place; without ~, a reset. */
  private static final String ALL =
      """
      rationale-never-demanded | RATIONALE-01 | no value takes a rationale | has a value | demand-no-reason
      rationale-under-any-name | RATIONALE-01 | a text under any other name counts as a rationale | has another text & !has a reason | read-reason as given
      comment-for-rationale-taken | RATIONALE-01 | a comment counts as a rationale | ~"comment": & !has a reason | read-reason as given
      odd-rationale-in-front-accepted | RATIONALE-05 | an array or an object counts as a rationale if it stands in front | reason=[\\[{].* & ~\\n\\n\\{"\\w+e":[\\[{] | take-reason
      standing-value-without-rationale-resets | RATIONALE-06 | the value that stands, without the rationale it takes, is refused and reset | lacks its reason & named state | refused-become HOME
      standing-value-with-odd-rationale-accepted | RATIONALE-05 | the value that stands is acknowledged with an array or an object for a rationale | odd reason & named state | grant
      odd-rationale-refused-and-value-changed | RATIONALE-06 | a direct change with an array or an object for a rationale is refused, and made all the same | odd reason & !home | refused-name
      missing-rationale-stored | RATIONALE-06 | a value without the rationale it takes is refused, and set all the same | refused body & !has a reason & home | refused-name
      unknown-value-accepted | VALUE-01 | a value that the contract doesn't know is acknowledged | refused body & unknown value | grant
      unknown-value-resets | VALUE-02 | a value that the contract doesn't know is refused, and the insight is reset | refused body & unknown value | refused-become HOME
      unknown-value-stored | VALUE-02 | a value that the contract doesn't know is refused, and another is set | refused body & unknown value | refused-become FIRST
      non-string-value-accepted | VALUE-03 | a value that is a number, a boolean, an array or an object is acknowledged | refused body & value=[^"n].* | grant
      number-value-accepted | VALUE-03 | a value that is a number is acknowledged | refused body & value=[-\\d].* | grant
      boolean-value-accepted | VALUE-03 | a value that is a boolean is acknowledged | refused body & value=true|false | grant
      array-value-accepted | VALUE-03 | a value that is an array is acknowledged | refused body & value=\\[.* | grant
      object-value-accepted | VALUE-03 | a value that is an object is acknowledged | refused body & value=\\{.* | grant
      null-rationale-accepted | RATIONALE-04 | a rationale of null counts as one | reason=null | take-reason
      non-string-rationale-accepted | RATIONALE-05 | a rationale that is an array or an object counts as one | reason=[\\[{].* | take-reason
      array-rationale-accepted | RATIONALE-05 | a rationale that is a list of texts counts as one | reason=\\[".* | take-reason
      object-rationale-accepted | RATIONALE-05 | a rationale that is an object with something in it counts as one | reason=\\{.{2,} | take-reason
      boolean-rationale-accepted | RATIONALE-07 | a rationale that is a boolean counts as one | reason=true|false | take-reason
      number-rationale-accepted | RATIONALE-07 | a rationale that is a number counts as one | reason=[-\\d].* | take-reason
      value-case-ignored | VALUE-05 | upper case letters count as lower case ones | unknown value | read-as (?i)~
      value-padding-ignored | VALUE-06 | blanks around a value are dropped | unknown value | read-as \\s*~\\s*
      value-control-characters-ignored | VALUE-06 | control characters around a value are dropped | unknown value | read-as \\p{C}*~\\p{C}*
      value-newline-ignored | VALUE-06 | the end of a line after a value is dropped | unknown value | read-as ~\\r?\\n
      value-blanks-beyond-ascii-ignored | VALUE-06 | blanks beyond ASCII around a value are dropped | unknown value | read-as [\u00a0\ufeff\u200b]?~[\u00a0\ufeff\u200b]?
      value-cut-at-nul | VALUE-06 | a value ends where a NUL stands | unknown value | read-as ~\\x00.*
      value-ending-ignored | VALUE-01 | what follows upon a value is ignored | unknown value | read-as ~[\\w.]+
      value-beginning-ignored | VALUE-01 | what stands before a value is ignored | unknown value | read-as [\\w.:/]+~
      word-for-nothing-resets | VALUE-07 | a blank string, NULL, none and the like reset | unknown value | read-as \\x20|NULL|[Nn]one|nil|undefined|unset
      empty-value-resets | VALUE-07 | an empty string resets | unknown value | read-as
      null-text-resets | VALUE-07 | the string "null" resets | unknown value | read-as null
      value-separators-ignored | VALUE-05 | hyphens, blanks and dots count as underscores | unknown value | read-separators
      value-beginning-suffices | VALUE-01 | the beginning of a value counts as the value | unknown value | read-beginning
      value-by-position | VALUE-01 | the position of a value in the list counts as the value | value="\\d" | read-position
      value-compatibility-folded | VALUE-05 | letters that look alike count as the same | unknown value | read-folded
      value-underscores-ignored | VALUE-05 | underscores inside a value are dropped | unknown value | read-underscores
      value-markup-ignored | VALUE-01 | markup around a value is dropped | unknown value | read-as (<\\w+>)?~(</?\\w+>)?
      value-accents-ignored | VALUE-01 | accents in a value are dropped | unknown value | read-unaccented
      word-for-any-value-accepted | VALUE-01 | a word such as default or any is acknowledged | refused body & value="(true|default|\\*|any|1|2)" | grant
      word-of-other-lists-accepted | VALUE-01 | a word such as ignored or resolved is acknowledged | refused body & value="(ignored|dismissed|resolved|fixed|mitigated|closed|active)" | grant
      built-in-name-accepted | VALUE-01 | the name of what every object of JavaScript has is acknowledged | refused body & value="(constructor|toString|valueOf|hasOwnProperty|__proto__)" | grant
      """;

  static Stream<NamedChange> of(Cases cases) {
    String each =
        cases.machine().values().stream()
            .map(value -> each(value).formatted(value.name()))
            .collect(Collectors.joining());
    return NamedChange.faults(each + ALL, new MemberFaults(cases).words());
  }

  private static String each(State value) {
    return switch (value.rationale()) {
      case REQUIRED -> DEMANDING;
      case OPTIONAL -> OPEN;
      case UNSPECIFIED -> "";
    };
  }

  private Vocabulary words() {
    List<State> values = cases.machine().values();
    return new Vocabulary(cases)
        .when("odd reason", call -> call.hasRefusedBody() && call.reason().isContainer())
        .when("has another text", MemberFaults::hasOtherText)
        .what(
            "read-as",
            (when, pattern) -> reading(text -> meant(pattern, text)).apply(when, pattern))
        .what(
            "read-separators",
            near((text, known) -> text.replaceAll("(?<=\\w)[-. ](?=\\w)", "_").equals(known)))
        .what(
            "read-unaccented",
            near(
                (text, known) ->
                    Normalizer.normalize(text, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .equals(known)))
        .what("read-beginning", near((text, known) -> !text.isEmpty() && known.startsWith(text)))
        .what(
            "read-position",
            reading(text -> values.get(Integer.parseInt(text) % 3 % values.size())))
        .what(
            "read-folded",
            near((text, known) -> Normalizer.normalize(text, Normalizer.Form.NFKC).equals(known)))
        .what(
            "read-underscores",
            near((text, known) -> text.replaceAll("\\B_\\B", "").equals(known.replace("_", ""))));
  }

  private static boolean hasOtherText(Call call) {
    return call.body() != null
        && call.body().properties().stream()
            .anyMatch(
                member ->
                    member.getValue().isString() && !member.getKey().equals(call.roles().value()));
  }

  private @Nullable State meant(String pattern, String text) {
    return pattern.contains("~")
        ? first(known -> text.matches("(?s)" + pattern.replace("~", Pattern.quote(known))))
        : text.matches(pattern) ? cases.home() : null;
  }

  /** Takes a text for the first value of which this holds. */
  private BiFunction<Predicate<Call>, String, Change> near(BiPredicate<String, String> isNear) {
    return reading(text -> first(known -> isNear.test(text, known)));
  }

  private @Nullable State first(Predicate<String> which) {
    return cases.machine().values().stream()
        .filter(value -> which.test(Objects.requireNonNull(value.classification())))
        .findFirst()
        .orElse(null);
  }

  private static BiFunction<Predicate<Call>, String, Change> reading(
      Function<String, @Nullable State> as) {
    return (when, none) ->
        readValue(call -> when.test(call) ? as.apply(call.value().stringValue()) : null);
  }
}
