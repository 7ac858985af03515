package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.grant;
import static io.github.insightkit.conformance.mock.server.Change.readValue;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import java.text.Normalizer;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Faults in how a value is looked up: what is nearly one is taken for it. */
record NearValueFaults(Cases cases) {
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
      value-beginning-ignored | VALUE-01 | what stands before a value is ignored | [\\w.]+~
      word-for-nothing-resets | VALUE-07 | a blank string, NULL, none and the like reset | \\x20|NULL|[Nn]one|nil|undefined|unset
      empty-value-resets | VALUE-07 | an empty string resets |
      null-text-resets | VALUE-07 | the string "null" resets | null
      """;

  static Stream<Fault> of(Cases cases) {
    NearValueFaults here = new NearValueFaults(cases);
    return Stream.concat(
        Fault.rows(ROWS, "%3$s", cells -> here.reading(text -> here.meant(cells[3], text))),
        here.others());
  }

  private Stream<Fault> others() {
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
            .by(
                grant(
                    call ->
                        call.hasRefusedBody()
                            && call.value().isString()
                            && call.value()
                                .stringValue()
                                .matches("true|default|\\*|any|__proto__|constructor"))));
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
