package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.compose;
import static io.github.insightkit.conformance.mock.server.Change.refuse;
import static io.github.insightkit.conformance.mock.server.Change.render;

import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Headers;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.Stage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Faults in what happens to the text that was sent: on its way in, and on its way back. */
final class TextFaults {
  private static final int LONG = 10_000;

  /** The id, what of a rationale is refused, and by what that is known. */
  private static final String ROWS =
      """
      format-refused | with what looks like a format | %[snd]
      placeholder-refused | with what looks like a placeholder | [$]\\{|\\{\\{
      address-refused | with a URL | https?://
      path-refused | with dots as in a path | \\.\\./
      sql-refused | with a word of SQL | (?i)\\bselect\\b
      typographic-quotes-refused | with typographic quotes | [\u2018-\u201e]
      ampersand-refused | with an ampersand | &
      backslash-refused | with a backslash | \\\\
      right-to-left-refused | in Arabic | \\p{IsArabic}
      digits-refused | that is a number | ^-?[\\d.]+(e\\d+)?$
      word-for-nothing-refused | that is false or null in a language | ^(false|null|None|NaN|off|no|undefined|true)$
      """;

  private TextFaults() {}

  static List<Fault> all() {
    return Stream.concat(ROWS.lines().map(TextFaults::refusing), others().stream()).toList();
  }

  private static List<Fault> others() {
    return List.of(
        refusing("emoji-500", "TEXT-01", 500, "with a character beyond the basic plane")
            .by(is(500, Character::isSupplementaryCodePoint)),
        refusing("non-ascii-refused", "TEXT-01", 400, "with a letter beyond ASCII")
            .by(is(400, c -> c > 0x7f && Character.isLetter(c))),
        refusing("quote-refused", "TEXT-01", 400, "with a quotation mark")
            .by(is(400, c -> c == '"' || c == '\'')),
        refusing("markup-refused", "TEXT-01", 403, "with an angle bracket")
            .by(is(403, c -> c == '<')),
        refusing("template-refused", "TEXT-01", 403, "with a sign of queries or templates")
            .by(is(403, c -> "=%${\\\u201c".indexOf(c) >= 0)),
        refusing("word-refused", "TEXT-01", 400, "of one word, or of digits")
            .by(refused(400, text -> text.matches("[-\\w]{1,9}"))),
        refusing("over-199-bytes-refused", "TEXT-01", 400, "of over 199 bytes")
            .by(refused(400, text -> text.getBytes(StandardCharsets.UTF_8).length > 199)),
        refusing("lone-surrogate-500", "TEXT-02", 500, "with half a surrogate pair")
            .by(is(500, c -> c >= 0xd800 && c <= 0xdfff)),
        refusing("nul-500", "TEXT-02", 500, "with a NUL").by(is(500, c -> c == 0)),
        refusing("control-character-500", "TEXT-02", 500, "with a control character")
            .by(is(500, c -> c != 0 && Character.isISOControl(c))),
        refusing("long-rationale-500", "TEXT-03", 500, "of over " + LONG + " characters")
            .by(refused(500, text -> text.length() > LONG)),
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
                      String sent = new String(call.request().body(), StandardCharsets.UTF_8);
                      return call.refusedChange() && sent.indexOf('<') >= 0
                          ? reply
                              .withText("<p>Refused: " + sent + "</p>")
                              .withHeaders(Headers.of("Content-Type", "text/html"))
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
                    })),
        fault("stack-trace-in-refusal", "SAFETY-01")
            .says("a refused change tells where in the code it was refused")
            .by(
                compose(
                    Call::refusedChange,
                    envelope ->
                        envelope.put(
                            "trace",
                            """
                            java.lang.IllegalStateException: refused
                            \tat com.example.insights.Classifier.change(Classifier.java:117)
                            \tat com.example.insights.Handler.handle(Handler.java:42)
                            """))));
  }

  private static Fault.Name refusing(String id, String rule, int status, String which) {
    return fault(id, rule)
        .says("a rationale " + which + (status == 500 ? " gives a 500" : " is refused"));
  }

  private static Fault refusing(String row) {
    String[] cells = row.split(" [|] ", 3);
    return refusing(cells[0], "TEXT-01", 400, cells[1])
        .by(refused(400, Pattern.compile(cells[2]).asPredicate()));
  }

  private static Change is(int status, IntPredicate character) {
    return refused(status, text -> text.codePoints().anyMatch(character));
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
