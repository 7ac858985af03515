package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.refuse;
import static io.github.insightkit.conformance.mock.server.Change.render;

import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.Stage;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
      word-for-nothing-refused | TEXT-01 | 400 | that is false or null in a language | ^(false|null|None|NaN|off|no|undefined|true)$
      emoji-500 | TEXT-01 | 500 | with a character beyond the basic plane | [\\x{10000}-\\x{10ffff}]
      non-ascii-refused | TEXT-01 | 400 | with a letter beyond ASCII | (?U)(?!\\p{ASCII})\\p{Alpha}
      quote-refused | TEXT-01 | 400 | with a quotation mark | ["']
      markup-refused | TEXT-01 | 403 | with an angle bracket | <
      template-refused | TEXT-01 | 403 | with a sign of queries or templates | [=%${\\\\\u201c]
      word-refused | TEXT-01 | 400 | of one word, or of digits | ^[-\\w]{1,9}$
      lone-surrogate-500 | TEXT-02 | 500 | with half a surrogate pair | \\p{Cs}
      nul-500 | TEXT-02 | 500 | with a NUL | \\x00
      control-character-500 | TEXT-02 | 500 | with a control character | [\\p{Cc}&&[^\\x00\\n]]
      long-rationale-500 | TEXT-03 | 500 | of over 10000 characters | (?s).{10001}
      """;

  private TextFaults() {}

  static Stream<Fault> all() {
    return Stream.concat(NamedChange.rows(ROWS).map(TextFaults::refusing), others());
  }

  private static Stream<Fault> others() {
    return Stream.of(
        fault("over-199-bytes-refused", "TEXT-01")
            .says("a rationale of over 199 bytes is refused")
            .by(refused(400, text -> text.getBytes(StandardCharsets.UTF_8).length > 199)),
        fault("refusal-quotes-unescaped", "TEXT-04")
            .says("a refusal quotes the rationale as it came, marks and all")
            .by(echoing(call -> !call.applied())),
        fault("success-quotes-unescaped", "TEXT-04")
            .says("a success quotes the rationale as it came, marks and all")
            .by(echoing(Call::applied)),
        fault("sent-text-comes-back-as-html", "SAFETY-02")
            .says("a refusal that quotes markup is declared as HTML")
            .by(
                render(
                    (call, reply) -> {
                      String sent = call.request().content();
                      return call.refusedChange() && sent.indexOf('<') >= 0
                          ? reply
                              .withText("<p>Refused: " + sent + "</p>")
                              .withHeader("Content-Type", "text/html")
                          : reply;
                    })),
        fault("rationale-becomes-field", "SAFETY-03")
            .says("the rationale stands in a header field as it came, line breaks and all")
            .by(
                render(
                    (call, reply) -> {
                      String rationale = rationale(call);
                      return rationale == null
                              || rationale.length() > 500
                              || rationale.indexOf('\0') >= 0
                          ? reply
                          : reply.and("X-Rationale", rationale);
                    })));
  }

  private static Fault refusing(String[] cells) {
    int status = Integer.parseInt(cells[2]);
    return fault(cells[0], cells[1])
        .says("a rationale " + cells[3] + (status == 500 ? " gives a 500" : " is refused"))
        .by(refused(status, Pattern.compile(cells[4]).asPredicate()));
  }

  private static Change refused(int status, Predicate<String> which) {
    return refuse(
        Stage.READ_RATIONALE,
        call -> call.reason().isString() && which.test(call.reason().stringValue()),
        Refusal.of(status, 1910, "The rationale can't be taken"));
  }

  private static Change echoing(Predicate<Call> when) {
    return render(
        (call, reply) -> {
          String rationale = rationale(call);
          return rationale == null || !when.test(call)
              ? reply
              : reply.withText("{\"note\":\"got " + rationale + "\"," + reply.text().substring(1));
        });
  }

  private static @Nullable String rationale(Call call) {
    return call.reason().isString() ? call.reason().stringValue() : null;
  }
}
