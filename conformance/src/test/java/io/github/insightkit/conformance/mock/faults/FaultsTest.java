package io.github.insightkit.conformance.mock.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Outcome;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Policies;
import io.github.insightkit.conformance.mock.server.Probes;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault shows where it should, and changes not one byte anywhere else. */
final class FaultsTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final String OK = "200 OK .*";

  /**
   * For each fault: the probes that come out differently, as a pattern or the name of a group, and
   * what one of the notes of each then says.
   */
  private static final Map<String, Shows> SHOWS =
      table(
          """
          direct-changes-allowed | {direct}|{neighbours} | 200 OK .*
          direct-change-A-to-B | A>B | 200 OK .* -> B r
          direct-change-accept_risk-to-other | accept_risk>other|direct change twice|zone.*|{neighbours} | 200 OK .* -> other r
          direct-changes-allowed-in-accounts | {pairs}|direct change twice|{neighbours} | 200 OK .*
          direct-changes-allowed-in-zones | zone direct change | 200 OK .* -> other r
          direct-change-allowed-with-rationale | {direct}|{neighbours} | 200 OK .*
          second-attempt-passes | direct change twice | 200 OK .* -> other r
          guard-remembers-first-value | two cycles | 409 .*1901.* -> unclassified null
          refused-change-applied | {direct}|{neighbours} | 400 .*1001.* -> \\w+ null
          refused-change-resets | {direct}|{neighbours} | 400 .*1001.* -> unclassified null
          V-refused | {sets V} | 400 .*1902.* -> unclassified null
          reset-refused | {resets} | 400 .*1903.* -> \\w+ r
          reset-not-applied | {resets} | 200 OK .* -> \\w+ r
          reset-needs-two | {resets} | 200 OK .* -> \\w+ r
          reset-from-V-refused | V>unclassified | 400 .*1903.* -> V r
          reset-from-V-not-applied | V>unclassified | 200 OK .* -> V r
          reset-from-accept_risk-refused | accept_risk>unclassified|reset with.*|two cycles|unknown field|neighbour reset | 400 .*1903.* -> accept_risk r
          reset-from-accept_risk-not-applied | accept_risk>unclassified|reset with.*|two cycles|unknown field|neighbour reset | 200 OK .* -> accept_risk r
          rationale-never-demanded | (accept_risk|other) bare|bare and then named | 200 OK .* null
          V-without-rationale | V bare | 200 OK .* -> V null
          other-without-rationale | other bare|bare and then named | 200 OK .* -> other null
          null-rationale-accepted | \\w+ rationale null | 200 OK .* -> \\w+ null
          non-string-rationale-accepted | \\w+ rationale (\\[]|\\{}) | 200 OK .* -> \\w+ (\\[]|\\{})
          number-rationale-accepted | \\w+ rationale 7 | 200 OK .* -> \\w+ 7
          missing-rationale-stored | (accept_risk|other) bare|bare and then named | 400 .*1002.* -> (accept_risk|other) null
          V-without-rationale-refused | V bare | 400 .*1904.* -> unclassified null
          V-with-rationale-refused | {sets V with rationale}|V rationale.* | 400 .*1904.*
          unknown-value-accepted | value ".* | 200 OK .*
          value-case-ignored | value "ACCEPT_RISK".* | 200 OK .* -> accept_risk r
          value-padding-ignored | value " accept_risk ".* | 200 OK .* -> accept_risk r
          empty-value-resets | value "".* | 200 OK .* -> unclassified null
          null-text-resets | value "null".* | 200 OK .* -> unclassified null
          unknown-value-resets | value ".* on accept_risk | 400 .*1003.* -> unclassified null
          unknown-value-stored | value ".* | 400 .*1003.* -> false_positive null
          non-string-value-accepted | value [^"].* | 200 OK .*
          number-value-accepted | value 7.* | 200 OK .*
          boolean-value-accepted | value true.* | 200 OK .*
          array-value-accepted | value \\[].* | 200 OK .*
          object-value-accepted | value \\{}.* | 200 OK .*
          success-missing | {successes} | 200 OK .* \\{"errors":\\[],"messages":\\[]} .*
          success-text | {successes} | 200 OK .*"success":"true".*
          success-number | {successes} | 200 OK .*"success":1,.*
          success-null | {successes} | 200 OK .*"success":null.*
          success-false | {successes} | 200 OK .*"success":false.*
          success-renamed | {successes} | 200 OK .*"Success":true.*
          envelope-wrapped | {successes} | 200 OK .* \\{"data":\\{"success":true.*
          errors-missing | {successes} | 200 OK .* \\{"success":true,"messages":\\[]} .*
          errors-null | {successes} | 200 OK .*"errors":null.*
          errors-object | {successes} | 200 OK .*"errors":\\{}.*
          messages-missing | {successes} | 200 OK .* \\{"success":true,"errors":\\[]} .*
          messages-null | {successes} | 200 OK .*"messages":null.*
          messages-object | {successes} | 200 OK .*"messages":\\{}.*
          items-text | {successes} | 200 OK .*"messages":\\["Applied"].*
          item-code-text | {successes} | 200 OK .*"code":"1000".*
          item-code-missing | {successes} | 200 OK .*\\{"message":"The change was applied"}.*
          item-code-null | {successes} | 200 OK .*"code":null.*
          item-message-missing | {successes} | 200 OK .*\\{"code":1000}.*
          item-message-null | {successes} | 200 OK .*"message":null.*
          item-documentation-number | {successes} | 200 OK .*"documentation_url":1}.*
          item-source-text | {successes} | 200 OK .*"source":"body".*
          item-pointer-number | {successes} | 200 OK .*"source":\\{"pointer":1}.*
          refusal-success-true | {refusals} | 400 .*"success":true.*
          refusal-success-missing | {refusals} | 400 .* \\{"errors":.*
          refusal-errors-empty | {refusals} | 400 .*"errors":\\[].*
          refusal-errors-missing | {refusals} | 400 .*"success":false,"messages".*
          body-empty | {successes} | 200 OK \\[.*]  -> .*
          body-html | {successes} | 200 OK .*] <html>.*
          body-cut | {successes} | 200 OK .*"messages":\\[] .*
          second-document | {successes} | 200 OK .*"messages":\\[]}\\{} .*
          byte-order-mark | {successes} | 200 OK .*] \u00ef\u00bb\u00bf\\{"success".*
          invalid-utf-8 | {successes} | 200 OK .*"note":"\u00ff".*
          duplicate-names | {successes} | 200 OK .*"success":true,"success":true.*
          not-a-number | {successes} | 200 OK .*"elapsed":NaN.*
          refusal-200 | {refusals} | 200 OK .*"success":false.*
          refusal-302 | {refusals} | 302 .*"success":false.*
          refusal-500 | {refusals} | 500 .*"success":false.*
          refusal-503 | {refusals} | 503 .*"success":false.*
          content-type-html | {successes} | 200 OK .*content-type: text/html.*
          content-type-text | {successes} | 200 OK .*content-type: text/plain.*
          content-type-missing | {successes} | 200 OK \\[content-length: \\d+] .*
          redirect-301 | {successes}|bare and then named | 301 .*location: /client/v4/.* -> \\w+ null
          redirect-307 | {successes}|bare and then named | 307 .*location: /client/v4/.* -> \\w+ null
          no-token-accepted | no token | 200 OK .* -> accept_risk r
          wrong-token-accepted | wrong token | 200 OK .* -> accept_risk r
          unauthorized-applied | no token|wrong token|wrong scheme | 40[013] .* -> accept_risk r
          one-global-state | neighbour.*|both scopes|two accounts | .*
          insights-of-owner-shared | neighbour.*|both scopes | .*
          insight-case-ignored | neighbour in case | 400 .*1001.* -> accept_risk r
          insight-prefix-compared | neighbour in (case|prefix) | 400 .*1001.* -> accept_risk r
          reset-leaks | neighbour reset | 200 OK .* -> other r
          """);

  private static Map<String, List<String>> sound = Map.of();

  /** Where a fault shows, and how. */
  record Shows(String probes, String note) {}

  private static Map<String, Shows> table(String text) {
    Map<String, Shows> table = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      List<String> cells = List.of(line.split(" \\| ", -1));
      table.put(cells.get(0), new Shows(cells.get(1), cells.get(2)));
    }
    return table;
  }

  @BeforeAll
  static void askTheSoundServer() throws IOException {
    sound = Probes.of(CONTRACT, Policies.usual(CONTRACT), List.of());
  }

  static List<NamedChange> catalogue() {
    return Faults.of(CONTRACT).all();
  }

  /** Those that show in the probes; the others have tests of their own. */
  static List<NamedChange> probed() {
    return catalogue().stream().filter(fault -> row(fault.id()) != null).toList();
  }

  @ParameterizedTest
  @MethodSource("probed")
  void showsWhereItShouldAndNowhereElse(NamedChange fault) throws IOException {
    Map<String, List<String>> faulty =
        Probes.of(CONTRACT, Policies.usual(CONTRACT), List.of(fault));
    Shows shows = expectation(fault.id());

    Set<String> changed = new TreeSet<>();
    sound.forEach(
        (probe, notes) -> {
          if (!notes.equals(faulty.get(probe))) {
            changed.add(probe);
          }
        });

    assertThat(changed).isNotEmpty().isEqualTo(probes(shows.probes()));
    Pattern note = Pattern.compile("HTTP/1.1 " + shows.note(), Pattern.DOTALL);
    assertThat(changed)
        .allSatisfy(
            probe -> assertThat(faulty.get(probe)).anyMatch(line -> note.matcher(line).matches()));
  }

  /** The row of this id, or the row of its kind with the contract's names put in. */
  private static Shows expectation(String id) {
    return Objects.requireNonNull(row(id));
  }

  static @Nullable Shows row(String id) {
    Shows own = SHOWS.get(id);
    if (own != null) {
      return own;
    }
    List<String> values = values();
    for (Map.Entry<String, Shows> row : SHOWS.entrySet()) {
      for (String one : values) {
        for (String other : values) {
          String named = named(row.getKey(), one, other);
          if (named.equals(id)) {
            return new Shows(
                named(row.getValue().probes(), one, other),
                named(row.getValue().note(), one, other));
          }
        }
      }
    }
    return null;
  }

  private static String named(String text, String one, String other) {
    return text.replaceAll("\\b[AV]\\b", one).replaceAll("\\bB\\b", other);
  }

  private static List<String> values() {
    return CONTRACT.machine().values().stream().map(state -> state.name()).toList();
  }

  private static Set<String> probes(String pattern) {
    Predicate<String> pairs = probe -> refusedPairs().contains(probe);
    Predicate<String> named = probe -> false;
    for (String part : pattern.split("\\|(?![^(]*\\))", -1)) {
      named =
          named.or(
              switch (part) {
                case "{pairs}" -> pairs;
                case "{direct}" ->
                    pairs.or(Set.of("direct change twice", "zone direct change")::contains);
                case "{neighbours}" -> probe -> probe.startsWith("neighbour");
                case "{resets}" ->
                    probe ->
                        probe.matches("(?!unclassified).*>unclassified")
                            || Set.of(
                                    "reset with rationale",
                                    "two cycles",
                                    "unknown field",
                                    "neighbour reset")
                                .contains(probe);
                case "{successes}" -> noted(OK);
                case "{refusals}" ->
                    noted("400 .*").and(probe -> !probe.matches("wrong (token|scheme)"));
                default -> special(part);
              });
    }
    return sound.keySet().stream().filter(named).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Predicate<String> special(String part) {
    if (part.startsWith("{sets ")) {
      boolean withRationale = part.endsWith("with rationale}");
      String value = part.substring(6, part.length() - 1).replace(" with rationale", "");
      return noted(OK + "-> " + value + (withRationale ? " (?!null).*" : " .*"))
          .or(probe -> withRationale && probe.endsWith(">" + value));
    }
    return probe -> probe.matches(part);
  }

  private static Predicate<String> noted(String note) {
    Pattern pattern = Pattern.compile("HTTP/1.1 " + note, Pattern.DOTALL);
    return probe ->
        sound.getOrDefault(probe, List.of()).stream()
            .anyMatch(line -> pattern.matcher(line).matches());
  }

  private static Set<String> refusedPairs() {
    return CONTRACT.machine().transitions().stream()
        .filter(row -> row.outcome() == Outcome.REFUSED)
        .map(row -> row.from().name() + ">" + row.to().name())
        .collect(Collectors.toSet());
  }

  @Test
  void soundServerAnswersTheSameTwice() throws IOException {
    assertThat(Probes.of(CONTRACT, Policies.usual(CONTRACT), List.of())).isEqualTo(sound);
  }

  @Test
  void everyFaultSaysWhatItDoesAndWhatCatchesIt() {
    assertThat(catalogue())
        .allSatisfy(
            fault -> {
              assertThat(fault.id()).matches("[a-z0-9_]+(-[a-z0-9_]+)+");
              assertThat(fault.description()).isNotBlank().doesNotEndWith(".");
              assertThat(fault.rule().orElseThrow()).matches("[A-Z]+-\\d\\d");
              assertThat(fault).hasToString(fault.id());
            });
  }

  @Test
  void unknownFaultIsAnsweredWithThoseNearIt() {
    assertThatThrownBy(() -> Faults.of(CONTRACT).named("refusal-418"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("there is no fault \"refusal-418\"; near it are\n  ")
        .hasMessageContaining("\n  refusal-200: ")
        .hasMessageContaining("\n  refusal-500: ")
        .hasMessageNotContaining("reset-leaks");
  }

  @Test
  void unknownFaultNearNothingIsAnsweredWithAll() {
    assertThatThrownBy(() -> Faults.of(CONTRACT).named("zzz"))
        .hasMessageStartingWith(
            "there is no fault \"zzz\"; the faults are\n  direct-changes-allowed: every value")
        .hasMessageContaining("\n  reset-leaks: ");
  }
}
