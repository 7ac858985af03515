package io.github.insightkit.conformance.mock.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.regex.Matcher.quoteReplacement;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.TokenForm;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The words in which a row of a table says when a server does something else, and then what it
 * does: {@code direct change & !~^If- | refuse 409 1909 No + make-refused}.
 *
 * <p>A tilde stands before what is looked for in the request, see {@link ReceivedRequest#has};
 * {@code value=} and {@code reason=} before what matches these members of the body, as JSON; {@code
 * reason~} before what is found in the text of a reason, and {@code stood~} before what matches
 * that of the value that stands; and an exclamation mark before what is not to be so. A number is
 * the status of a refusal. Each part of what is done begins with a word, and what follows upon it
 * is for that word alone. In what is written into an answer {@code {path}}, {@code {credentials}},
 * {@code {reason}} and {@code {content}} stand for what the request has.
 */
public final class Vocabulary {
  private static final Pattern NAME = Pattern.compile("\\{(path|credentials|reason|content)}");

  private final Cases cases;
  private final Map<String, When> whens = new HashMap<>();
  private final Map<String, BiFunction<Predicate<Call>, String, Change>> whats = new HashMap<>();

  /** The words for what stands in the contract's table, and for what is done at each stage. */
  public Vocabulary(Cases cases) {
    this.cases = cases;
    for (State state : cases.machine().states()) {
      when("to " + state.name(), Cases.wanted(state));
      when("from " + state.name(), Cases.standing(state));
    }
    when("any", call -> true)
        .when("set", cases.set())
        .when("reset", cases.reset())
        .when("direct change", cases.direct())
        .when("same state", call -> call.before().state().equals(call.wanted()))
        .when("home", call -> cases.isHome(call.before()))
        .when("has a value", call -> call.wanted() != null)
        .when("has a reason", Call::hasReason)
        .when("lacks its reason", cases::lacksRationale)
        .when("refused body", Call::hasRefusedBody)
        .when("unknown value", call -> call.value().isString() && cases.named(call) == null)
        .when("named state", call -> call.before().state().equals(cases.named(call)))
        .when("applied", Call::applied)
        .when("name twice", Body::namesTwice)
        .when("refused", Call::refused)
        .when("refused change", call -> call.refused() && call.reachedInsight())
        .when("turned away", Call::unauthorized)
        .when("accepts gzip", Cases.asked("^Accept-Encoding: .*gzip(?!;q=0(?!\\.))"))
        .when("first request", call -> call.request().first());
    what("grant", (when, none) -> Change.grant(when))
        .what("let-in", (when, none) -> Change.letIn(when))
        // Nor has the scheme a case.
        .always(
            "let-in-any-case",
            Change.letInAs(sent -> Stream.of(sent, TokenForm.OTHER_CASE.of(sent))))
        .what("keep", (when, none) -> Change.keep(when))
        .what("become", (when, name) -> become(when.and(Call::applied), name))
        .what("refused-become", (when, name) -> become(when.and(Call::refused), name))
        .what("refused-make", (when, none) -> Change.makeRefused(when))
        .what("refused-name", (when, none) -> Change.store(when.and(Call::refused), cases::bare))
        .what("refuse", (when, text) -> Change.refuse(when, refusal(text)))
        .what("refuse-at", (when, text) -> refuseAt(when, text.split(" ", 2)))
        .what("skip", (when, stage) -> Change.instead(Stage.valueOf(stage), when, call -> {}))
        .what(
            "demand-no-reason",
            (when, none) -> Change.readRationale(when.and(call -> !call.hasReason()), call -> null))
        .what(
            "take-reason",
            (when, none) -> Change.readRationale(when, call -> call.reason().toString()))
        .what("read-reason", (when, text) -> Change.readRationale(when, call -> text))
        .what("reset-by", (when, method) -> Change.resetting(method, cases.home()))
        .what("forget", (when, none) -> forget(when))
        .what("patch", (when, none) -> Change.patching(when))
        .what("rewrite-path", (when, text) -> Change.respelling(when, rewriting(text)))
        .what("rewrite-id", (all, text) -> Change.issue(rewriting(text)))
        .render(
            "write",
            (call, text) -> call.reply().rewritten(sides(text)[0], filled(call, sides(text)[1])))
        // The status, the fields, a line for each, and after an empty one the content.
        .render(
            "rewrite-answer",
            (call, text) -> call.reply().replaced(sides(text)[0], filled(call, sides(text)[1])))
        .what("read-first", (when, none) -> Change.parse(when, one -> Body.readings(one).get(0)))
        .what("read-last", (when, none) -> Change.parse(when, Body::lastCounting))
        .what("skip-bytes", (when, count) -> skip(when, Integer.parseInt(count)))
        .render("compress", (call, none) -> call.reply().compressed())
        .what("end", (when, ending) -> end(when, Delivery.Ending.valueOf(ending)));
  }

  public Vocabulary when(String word, Predicate<Call> which) {
    return after(word, When.is(which));
  }

  /** A word for what goes by what went before. */
  public Vocabulary after(String word, When when) {
    whens.put(word, when);
    return this;
  }

  /** A word for what is done for such calls, with what follows upon the word. */
  public Vocabulary what(String word, BiFunction<Predicate<Call>, String, Change> what) {
    whats.put(word, what);
    return this;
  }

  /** A word for what becomes of the replies to such calls. */
  public Vocabulary render(String word, BiFunction<Call, String, Reply> as) {
    return what(word, (when, text) -> Change.render(when, call -> as.apply(call, text)));
  }

  /** A word for what is done for all calls. */
  public Vocabulary always(String word, Change change) {
    return what(word, (when, none) -> change);
  }

  /** A text in which these words stand for the contract's states. */
  public String named(String text) {
    return text.replace("HOME", cases.home().name())
        .replace("FIRST", cases.first().name())
        .replace("LAST", cases.last().name());
  }

  /** The change of which the cells of a row from this one on say when and what, in turns. */
  public Change change(String[] cells, int from) {
    Change all = usual -> usual;
    for (int i = from; i < cells.length; i += 2) {
      String what = cells[i + 1];
      all = all.and(when(cells[i]).then(which -> what(which, what)));
    }
    return all;
  }

  /** When this is so, of which the parts have {@code &} between them. */
  private When when(String text) {
    return Stream.of(text.split(" & ")).map(this::part).reduce(When::and).orElseThrow();
  }

  private When part(String text) {
    if (text.startsWith("!")) {
      return part(text.substring(1)).not();
    }
    if (text.startsWith("~")) {
      return When.is(Cases.asked(text.substring(1)));
    }
    if (text.matches("\\d+")) {
      int status = Integer.parseInt(text);
      return When.is(call -> call.decision() instanceof Refusal one && one.status() == status);
    }
    if (text.startsWith("stood~")) {
      return When.is(call -> String.valueOf(call.before().rationale()).matches(text.substring(6)));
    }
    if (text.startsWith("value=")) {
      return When.is(call -> call.value().toString().matches(text.substring(6)));
    }
    if (text.startsWith("reason=")) {
      return When.is(call -> call.reason().toString().matches(text.substring(7)));
    }
    return text.startsWith("reason~")
        ? When.is(call -> has(call.reason(), Pattern.compile(text.substring(7))))
        : requireNonNull(whens.get(text), () -> "nothing says when it is \"" + text + "\"");
  }

  private Change what(Predicate<Call> which, String text) {
    return Stream.of(text.split(" [+] "))
        .map(one -> one.split(" ", 2))
        .map(
            one ->
                requireNonNull(whats.get(one[0]), () -> "nothing says how to " + one[0])
                    .apply(which, one.length == 1 ? "" : one[1]))
        .reduce(Change::and)
        .orElseThrow();
  }

  private static boolean has(JsonNode text, Pattern pattern) {
    return text.isString() && pattern.matcher(text.stringValue()).find();
  }

  private static Change skip(Predicate<Call> when, int bytes) {
    return Change.reading(
        Stage.PARSE,
        when,
        one -> one.withBody(Arrays.copyOfRange(one.body(), bytes, one.body().length)));
  }

  private Change become(Predicate<Call> when, String name) {
    Insight bare = new Insight(cases.machine().state(name), null);
    return Change.store(when, call -> bare);
  }

  private static Change refuseAt(Predicate<Call> when, String[] parts) {
    return Change.refuse(Stage.valueOf(parts[0]), when, refusal(parts[1]));
  }

  private static Refusal refusal(String text) {
    String[] parts = text.split(" ", 3);
    return Refusal.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2]);
  }

  /** Puts what stands behind an arrow, or nothing, in place of what matches before it. */
  public static UnaryOperator<String> rewriting(String text) {
    String[] sides = sides(text);
    return old -> old.replaceAll(sides[0], sides[1]);
  }

  /** What stands before an arrow and behind it, which is empty if there is no arrow. */
  public static String[] sides(String text) {
    return (text + " => ").split(" => ", -1);
  }

  /** A replacement in which names have given way to what the request has, a character a byte. */
  private static String filled(Call call, String text) {
    return NAME.matcher(text)
        .replaceAll(
            name ->
                quoteReplacement(
                    quoteReplacement(
                        switch (name.group(1)) {
                          case "path" -> call.request().path();
                          case "credentials" -> String.valueOf(call.request().credentials());
                          case "reason" -> inBytes(call.reason().stringValue());
                          default -> inBytes(call.request().content());
                        })));
  }

  private static String inBytes(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  /** Ends the connection so in place of an answer. */
  private static Change end(Predicate<Call> when, Delivery.Ending ending) {
    return Change.deliver(when, usual -> new Delivery(List.of(ending)));
  }

  /** Finds the insight reset. */
  private Change forget(Predicate<Call> when) {
    return Change.before(
        Stage.CHANGE,
        call -> {
          if (when.test(call)) {
            call.finds(cases.unclassified());
          }
        });
  }
}
