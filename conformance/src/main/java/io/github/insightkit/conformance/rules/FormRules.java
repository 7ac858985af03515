package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Level;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.model.Input;
import io.github.insightkit.conformance.model.Input.Interlude;
import io.github.insightkit.conformance.model.Input.Variation;
import io.github.insightkit.conformance.model.Interpretation;
import java.util.List;
import java.util.function.Predicate;

/** What must not depend on the form in which a request comes, nor on what goes on in between. */
final class FormRules {
  private FormRules() {}

  static List<Rule> all() {
    return List.of(
        RequestRules.rule(
            StateRules.SAFE_METHODS,
            Level.HTTP,
            "RFC 9110, section 9.2.1",
            "A safe method changes nothing.",
            "Whatever GET, HEAD or OPTIONS answer, the classification is the same after it.",
            "Such a request while a value stands, and a look at the state.",
            "Routing by path alone.",
            Input.Look.class::isInstance),
        RequestRules.varied(
            StateRules.OTHER_METHODS,
            Level.HTTP,
            "RFC 9110, section 9.1",
            Variation.METHOD,
            "Another method is no way around the guard.",
            "POST, PUT and DELETE, and fields that ask for another method, do nothing or what a"
                + " PATCH would.",
            "Routing by path alone, and middleware that honours X-HTTP-Method-Override."),
        RequestRules.varied(
            StateRules.MEDIA_TYPE,
            Level.HTTP,
            "RFC 9110, section 8.3.1",
            Variation.MEDIA_TYPE,
            "A media type is taken in any case and with a charset.",
            "Application/JSON; charset=UTF-8 is the same as application/json.",
            "A comparison of the whole Content-Type as text."),
        RequestRules.varied(
            StateRules.CHUNKED,
            Level.HTTP,
            "RFC 9112, section 7.1",
            Variation.CHUNKED,
            "Content that comes in chunks is taken.",
            "A recipient has to be able to parse the chunked coding.",
            "Code that asks for a Content-Length."),
        RequestRules.varied(
            StateRules.QUERY,
            Level.MUST,
            Clause.C04.name(),
            Variation.QUERY,
            "A query doesn't override the body.",
            "The classification is read from the body.",
            "Frameworks that bind query and body into one object."),
        RequestRules.varied(
            StateRules.PATH_SPELLING,
            Level.MUST,
            Clause.C06.name(),
            Variation.PATH_SPELLING,
            "Another spelling of the path is no way around the guard.",
            "A path with a slash at its end, or a doubled one, may be refused, and is held to the"
                + " same rules if it isn't.",
            "A guard that is bound to a path by its exact text."),
        RequestRules.varied(
            StateRules.RICH_TEXT,
            Level.MUST,
            Clause.C08.name(),
            Variation.RICH_TEXT,
            "A rationale is taken in any language, and with quotes, markup and emoji.",
            "A rationale is a string; nothing says that it is ASCII.",
            "The column's character set, and filters that look for markup."),
        RequestRules.varied(
            StateRules.ODD_TEXT,
            Level.HTTP,
            "RFC 9110, section 15.6",
            Variation.ODD_TEXT,
            "Control characters and halves of surrogate pairs don't cause a server error.",
            "They may be refused; they have no other effect than any rationale.",
            "What the store does with NUL, and what the encoder does with half a pair."),
        new Rule(
            new Requirement(
                "TEXT-03",
                Level.HTTP,
                "RFC 9110, section 15.6",
                "A long rationale doesn't cause a server error.",
                "It may be refused.",
                "A rationale of 64 KiB, sent more than once.",
                "The length of the column, and limits before the application."),
            FormRules::longText),
        durable(
            StateRules.RECONNECTED,
            Interlude.Kind.RECONNECTED,
            "The classification is the same on a new connection.",
            "State that is kept with a connection, and nodes that don't share theirs."),
        durable(
            StateRules.PAUSED,
            Interlude.Kind.PAUSED,
            "The classification is the same after a pause.",
            "Caches that expire, and writes that are lost when they are flushed."));
  }

  private static Finding longText(Evidence evidence) {
    Predicate<Input> isLong =
        input -> input instanceof Input.Open open && Interpretation.isLong(open.observation());
    return ServerErrors.of(evidence, isLong)
        .orElseGet(() -> ServerErrors.none(evidence, isLong, "long rationales"));
  }

  private static Rule durable(String id, Interlude.Kind kind, String title, String lookAt) {
    return RequestRules.rule(
        id,
        Level.MUST,
        Clause.C03.name(),
        title,
        "A classification stands until it is reset.",
        "A value that stands, such an interruption, and a look at the state.",
        lookAt,
        input -> input instanceof Interlude interlude && interlude.kind() == kind);
  }
}
