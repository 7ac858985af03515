package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.server.NamedChange.rows;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Vocabulary;
import java.util.stream.Stream;

/** Faults in what happens to the text that was sent: on its way in, and on its way back. */
final class TextFaults {
  /** The id, the rule, the status, what is said of a rationale, and what is found in such a one. */
  private static final String ROWS =
      """
      format-refused | TEXT-01 | 400 | with what looks like a format is refused | %[snd]
      placeholder-refused | TEXT-01 | 400 | with what looks like a placeholder is refused | [$]\\{|\\{\\{
      address-refused | TEXT-01 | 400 | with a URL is refused | https?://
      path-refused | TEXT-01 | 400 | with dots as in a path is refused | \\.\\./
      sql-refused | TEXT-01 | 400 | with a word of SQL is refused | (?i)\\bselect\\b
      typographic-quotes-refused | TEXT-01 | 400 | with typographic quotes is refused | [\u2018-\u201e]
      ampersand-refused | TEXT-01 | 400 | with an ampersand is refused | &
      backslash-refused | TEXT-01 | 400 | with a backslash is refused | \\\\
      right-to-left-refused | TEXT-01 | 400 | in Arabic is refused | \\p{IsArabic}
      digits-refused | TEXT-01 | 400 | that is a number is refused | ^-?[\\d.]+(e\\d+)?$
      word-for-nothing-refused | TEXT-01 | 400 | that is false or null in a language is refused | ^((?i)false|null|none|nan|off|no?|nil|undefined|true|yes|infinity|\\\\N)$
      emoji-500 | TEXT-01 | 500 | with a character beyond the basic plane gives a 500 | [\\x{10000}-\\x{10ffff}]
      non-ascii-refused | TEXT-01 | 400 | with a letter beyond ASCII is refused | (?U)(?!\\p{ASCII})\\p{Alpha}
      quote-refused | TEXT-01 | 400 | with a quotation mark is refused | ["']
      markup-refused | TEXT-01 | 403 | with an angle bracket is refused | <
      template-refused | TEXT-01 | 403 | with a sign of queries or templates is refused | [=%${\\\\\u201c]
      json-text-refused | TEXT-01 | 400 | that is an array or an object of JSON is refused | ^[\\[{].*[]}]$
      mention-500 | TEXT-01 | 500 | that mentions somebody gives a 500 | (^|\\s)@\\w
      open-tag-500 | TEXT-01 | 500 | with a tag that isn't closed gives a 500 | <\\w[^>]*$
      numbered-placeholder-500 | TEXT-01 | 500 | with a placeholder by number gives a 500 | \\{\\d\\}
      full-stop-refused | TEXT-01 | 400 | that ends in a full stop is refused | \\w\\.$
      formula-refused | TEXT-01 | 400 | that begins as a formula does is refused | ^[=+@-]
      blank-ends-refused | TEXT-01 | 400 | with a blank at its beginning or its end is refused | ^ .|. $
      word-refused | TEXT-01 | 400 | of one word, or of digits is refused | ^[-\\w]{1,9}$
      lone-surrogate-500 | TEXT-02 | 500 | with half a surrogate pair gives a 500 | \\p{Cs}
      nul-500 | TEXT-02 | 500 | with a NUL gives a 500 | \\x00
      control-character-500 | TEXT-02 | 500 | with a control character gives a 500 | [\\p{Cc}&&[^\\x00\\n]]
      long-rationale-500 | TEXT-03 | 500 | of over 10000 characters gives a 500 | (?s).{10001}
      """;

  private static final String REFUSED =
      """
      %1$s | %2$s | a rationale %4$s | reason~%5$s | refuse-at READ_RATIONALE %3$s 1910 The rationale can't be taken
      """;

  private static final String OTHERS =
      """
      over-199-bytes-refused | TEXT-01 | a rationale of over 199 bytes is refused | over 199 bytes | refuse-at READ_RATIONALE 400 1910 The rationale can't be taken
      refusal-quotes-unescaped | TEXT-04 | a refusal quotes the rationale as it came, marks and all | reason~\\A & !applied | write ^\\{ => {"note":"got {reason}",
      success-quotes-unescaped | TEXT-04 | a success quotes the rationale as it came, marks and all | reason~\\A & applied | write ^\\{ => {"note":"got {reason}",
      sent-text-comes-back-as-html | SAFETY-02 | a refusal that quotes markup is declared as HTML | refused change & ~\\n\\n[\\s\\S]*< | rewrite-answer application/json([\\s\\S]*\\n\\n).* => text/html$1<p>Refused: {content}</p>
      rationale-becomes-field | SAFETY-03 | the rationale stands in a header field as it came, line breaks and all | reason~\\A[^\\x00]{0,500}\\z | quote-in-field
      """;

  private TextFaults() {}

  static Stream<NamedChange> of(Cases cases) {
    return NamedChange.faults(
        rows(REFUSED, ROWS) + OTHERS,
        new Vocabulary(cases)
            .when("over 199 bytes", call -> call.reason().asString("").getBytes(UTF_8).length > 199)
            .render(
                "quote-in-field",
                (call, none) -> call.reply().and("X-Rationale", call.reason().stringValue())));
  }
}
