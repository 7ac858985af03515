package io.github.insightkit.conformance.reference;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Faults in what happens to the text that was sent: on its way in, and on its way back. */
final class TextFaults {
  private static final int LONG = 10_000;

  private TextFaults() {}

  static List<Fault> all() {
    return List.of(
        refusing(
            "emoji-500",
            "a rationale with a character beyond the basic plane gives a 500",
            "TEXT-01",
            500,
            text -> text.codePoints().anyMatch(Character::isSupplementaryCodePoint)),
        refusing(
            "non-ascii-refused",
            "a rationale with a letter beyond ASCII is refused",
            "TEXT-01",
            400,
            text -> text.codePoints().anyMatch(c -> c > 0x7f && Character.isLetter(c))),
        refusing(
            "quote-refused",
            "a rationale with a quotation mark is refused",
            "TEXT-01",
            400,
            text -> text.indexOf('"') >= 0 || text.indexOf('\'') >= 0),
        refusing(
            "markup-refused",
            "a rationale with an angle bracket is refused",
            "TEXT-01",
            403,
            text -> text.indexOf('<') >= 0),
        refusing(
            "lone-surrogate-500",
            "a rationale with half a surrogate pair gives a 500",
            "TEXT-02",
            500,
            text -> text.codePoints().anyMatch(c -> c >= 0xd800 && c <= 0xdfff)),
        refusing(
            "nul-500",
            "a rationale with a NUL gives a 500",
            "TEXT-02",
            500,
            text -> text.indexOf('\0') >= 0),
        refusing(
            "control-character-500",
            "a rationale with a control character gives a 500",
            "TEXT-02",
            500,
            text -> text.codePoints().anyMatch(c -> c != 0 && Character.isISOControl(c))),
        refusing(
            "long-rationale-500",
            "a rationale of over " + LONG + " characters gives a 500",
            "TEXT-03",
            500,
            text -> text.length() > LONG),
        echoing(
            "refusal-quotes-unescaped",
            "a refusal quotes the rationale as it came, marks and all",
            false),
        echoing(
            "success-quotes-unescaped",
            "a success quotes the rationale as it came, marks and all",
            true),
        new Fault(
            "sent-text-comes-back-as-html",
            "a refusal that quotes markup is declared as HTML",
            Clause.NO_ECHO,
            "SAFETY-02",
            sound ->
                sound.withRender(
                    (answer, envelope) -> {
                      Reply reply = sound.render().reply(answer, envelope);
                      String sent = sent(answer);
                      return answer.refusedChange() && sent.indexOf('<') >= 0
                          ? reply
                              .withBody(bytes("<p>Refused: " + sent + "</p>"))
                              .withHeaders(Headers.of("Content-Type", "text/html"))
                          : reply;
                    })),
        new Fault(
            "rationale-becomes-field",
            "the rationale stands in a header field as it came, line breaks and all",
            Clause.NO_ECHO,
            "SAFETY-03",
            sound ->
                sound.withRender(
                    (answer, envelope) -> {
                      Reply reply = sound.render().reply(answer, envelope);
                      String rationale = rationale(answer);
                      return rationale == null
                              || rationale.length() > 500
                              || rationale.indexOf('\0') >= 0
                          ? reply
                          : reply.withHeaders(reply.headers().and("X-Rationale", rationale));
                    })),
        new Fault(
            "stack-trace-in-refusal",
            "a refused change tells where in the code it was refused",
            Clause.NO_ECHO,
            "SAFETY-01",
            sound ->
                sound.withCompose(
                    answer -> {
                      var envelope = sound.compose().envelope(answer);
                      if (answer.refusedChange()) {
                        envelope.put(
                            "trace",
                            """
                            java.lang.IllegalStateException: refused
                            \tat com.example.insights.Classifier.change(Classifier.java:117)
                            \tat com.example.insights.Handler.handle(Handler.java:42)
                            """);
                      }
                      return envelope;
                    })));
  }

  private static Fault refusing(
      String id, String description, String rule, int status, Predicate<String> when) {
    return new Fault(
        id,
        description,
        status == 500 ? Clause.SERVER_ERROR : Clause.RATIONALE_TEXT,
        rule,
        sound ->
            sound.withReadRationale(
                (request, body, wanted) -> {
                  String rationale = sound.readRationale().read(request, body, wanted);
                  if (body.path(Body.RATIONALE).isString()
                      && when.test(body.get(Body.RATIONALE).stringValue())) {
                    throw Refusal.of(status, 1910, "The rationale can't be taken").asException();
                  }
                  return rationale;
                }));
  }

  private static Fault echoing(String id, String description, boolean success) {
    return new Fault(
        id,
        description,
        Clause.JSON,
        "TEXT-04",
        sound ->
            sound.withRender(
                (answer, envelope) -> {
                  Reply reply = sound.render().reply(answer, envelope);
                  String rationale = rationale(answer);
                  if (rationale == null || answer.applied() != success) {
                    return reply;
                  }
                  String text = new String(reply.body(), StandardCharsets.UTF_8);
                  return reply.withBody(
                      bytes("{\"note\":\"got " + rationale + "\"," + text.substring(1)));
                }));
  }

  private static @Nullable String rationale(Answer answer) {
    Attempt attempt = answer.attempt();
    return attempt == null
            || attempt.body() == null
            || !attempt.body().path(Body.RATIONALE).isString()
        ? null
        : attempt.body().get(Body.RATIONALE).stringValue();
  }

  private static String sent(Answer answer) {
    return new String(answer.request().body(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
