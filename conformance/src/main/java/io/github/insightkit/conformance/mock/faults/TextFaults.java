package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.server.Change.refuse;
import static io.github.insightkit.conformance.mock.server.Change.render;

import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.Stage;
import io.github.insightkit.conformance.mock.server.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Faults in what happens to the text that was sent: on its way in, and on its way back. */
final class TextFaults {
  /** The id, the rule, the status, what rationale gets it, and what is found in such a one. */
  private static final String ROWS =
      """
      format-refused | TEXT-01 | 400 | with what looks like a format | %[snd]
      placeholder-refused | TEXT-01 | 400 | with what looks like a placeholder | [$]\\{|\\{\\{
      address-refused | TEXT-01 | 400 | with a URL | https?://
      path-refused | TEXT-01 | 400 | with dots as in a path | \\.\\./
      sql-refused | TEXT-01 | 400 | with a word of SQL | (?i)\\bselect\\b
      typographic-quotes-refused | TEXT-01 | 400 | with typographic quotes | [\u2018-\u201e]
      ampersand-refused | TEXT-01 | 400 | with an ampersand | &
      backslash-refused | TEXT-01 | 400 | with a backslash | \\\\
      right-to-left-refused | TEXT-01 | 400 | in Arabic | \\p{IsArabic}
      digits-refused | TEXT-01 | 400 | that is a number | ^-?[\\d.]+(e\\d+)?$
      word-for-nothing-refused | TEXT-01 | 400 | that is false or null in a language | ^((?i)false|null|none|nan|off|no?|nil|undefined|true|yes|infinity|\\\\N)$
      emoji-500 | TEXT-01 | 500 | with a character beyond the basic plane | [\\x{10000}-\\x{10ffff}]
      non-ascii-refused | TEXT-01 | 400 | with a letter beyond ASCII | (?U)(?!\\p{ASCII})\\p{Alpha}
      quote-refused | TEXT-01 | 400 | with a quotation mark | ["']
      markup-refused | TEXT-01 | 403 | with an angle bracket | <
      template-refused | TEXT-01 | 403 | with a sign of queries or templates | [=%${\\\\\u201c]
      json-text-refused | TEXT-01 | 400 | that is an array or an object of JSON | ^[\\[{].*[]}]$
      mention-500 | TEXT-01 | 500 | that mentions somebody | (^|\\s)@\\w
      open-tag-500 | TEXT-01 | 500 | with a tag that isn't closed | <\\w[^>]*$
      numbered-placeholder-500 | TEXT-01 | 500 | with a placeholder by number | \\{\\d\\}
      full-stop-refused | TEXT-01 | 400 | that ends in a full stop | \\w\\.$
      word-refused | TEXT-01 | 400 | of one word, or of digits | ^[-\\w]{1,9}$
      lone-surrogate-500 | TEXT-02 | 500 | with half a surrogate pair | \\p{Cs}
      nul-500 | TEXT-02 | 500 | with a NUL | \\x00
      control-character-500 | TEXT-02 | 500 | with a control character | [\\p{Cc}&&[^\\x00\\n]]
      long-rationale-500 | TEXT-03 | 500 | of over 10000 characters | (?s).{10001}
      """;

  private static final String OTHERS =
      """
      over-199-bytes-refused | TEXT-01 | a rationale of over 199 bytes is refused | over 199 bytes | refuse-at READ_RATIONALE 400 1910 The rationale can't be taken
      refusal-quotes-unescaped | TEXT-04 | a refusal quotes the rationale as it came, marks and all | has a text & !applied | quote
      success-quotes-unescaped | TEXT-04 | a success quotes the rationale as it came, marks and all | has a text & applied | quote
      sent-text-comes-back-as-html | SAFETY-02 | a refusal that quotes markup is declared as HTML | refused change & ~\\n\\n[\\s\\S]*< | quote-in-html
      rationale-becomes-field | SAFETY-03 | the rationale stands in a header field as it came, line breaks and all | short text | quote-in-field
      """;

  private TextFaults() {}

  static Stream<NamedChange> of(Cases cases) {
    return Stream.concat(
        NamedChange.rows(ROWS).map(TextFaults::refusing), NamedChange.faults(OTHERS, words(cases)));
  }

  private static Vocabulary words(Cases cases) {
    return new Vocabulary(cases)
        .when("has a text", call -> call.reason().isString())
        .when(
            "over 199 bytes",
            call -> has(call, text -> text.getBytes(StandardCharsets.UTF_8).length > 199))
        .when("short text", call -> has(call, text -> text.matches("[^\\x00]{0,500}")))
        .what(
            "quote",
            (when, none) ->
                render(
                    when,
                    (call, reply) ->
                        reply.withText(
                            "{\"note\":\"got %s\",%s"
                                .formatted(
                                    call.reason().stringValue(), reply.text().substring(1)))))
        .what(
            "quote-in-html",
            (when, none) ->
                render(
                    when,
                    (call, reply) ->
                        reply
                            .withText("<p>Refused: " + call.request().content() + "</p>")
                            .withHeader("Content-Type", "text/html")))
        .what(
            "quote-in-field",
            (when, none) ->
                render(
                    when, (call, reply) -> reply.and("X-Rationale", call.reason().stringValue())));
  }

  private static NamedChange refusing(String[] cells) {
    int status = Integer.parseInt(cells[2]);
    return NamedChange.fault(
        cells[0],
        cells[1],
        "a rationale " + cells[3] + (status == 500 ? " gives a 500" : " is refused"),
        refused(status, Pattern.compile(cells[4]).asPredicate()));
  }

  private static Change refused(int status, Predicate<String> which) {
    return refuse(
        Stage.READ_RATIONALE,
        call -> has(call, which),
        Refusal.of(status, 1910, "The rationale can't be taken"));
  }

  /** Whether there is such a rationale. */
  private static boolean has(Call call, Predicate<String> which) {
    return call.reason().isString() && which.test(call.reason().stringValue());
  }
}
