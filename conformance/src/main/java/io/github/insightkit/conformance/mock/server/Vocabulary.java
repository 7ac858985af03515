package io.github.insightkit.conformance.mock.server;

import static java.util.Objects.requireNonNull;

import io.github.insightkit.conformance.contract.State;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The words in which a row of a table says when a server does something else, and then what it
 * does: {@code direct change & !~^If- | refuse 409 1909 No + make-refused}.
 *
 * <p>A tilde stands before what is looked for in the request, see {@link ReceivedRequest#has};
 * {@code value=} and {@code reason=} before what matches these members of the body, as JSON; and an
 * exclamation mark before what is not to be so. A number is the status of a refusal. Each part of
 * what is done begins with a word, and what follows upon it is for that word alone.
 */
public final class Vocabulary {
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
        .when("same state", Cases::isRepeated)
        .when("home", call -> cases.isHome(call.before()))
        .when("has a value", call -> call.wanted() != null)
        .when("has a reason", Call::hasReason)
        .when("lacks its reason", cases::lacksRationale)
        .when("refused body", Call::hasRefusedBody)
        .when("unknown value", call -> cases.isUnknown(call.value()))
        .when("named state", call -> call.before().state().equals(cases.named(call)))
        .when("applied", Call::applied)
        .when("name twice", Body::namesTwice)
        .when("refused change", Call::refusedChange)
        .when("accepts gzip", Cases.asked("^Accept-Encoding: .*gzip(?!;q=0(?!\\.))"))
        .when("first request", call -> call.request().first());
    what("grant", (when, none) -> Change.grant(when))
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
        .what("rewrite-path", (all, text) -> Change.respelling(rewriting(text)))
        .what("rewrite-id", (all, text) -> Change.issue(rewriting(text)))
        .what("write", (when, text) -> Change.write(when, sides(text)[0], sides(text)[1]))
        // The status, the fields, a line for each, and after an empty one the content.
        .what(
            "rewrite-answer",
            (when, text) ->
                Change.render(when, reply -> reply.replaced(sides(text)[0], sides(text)[1])))
        .what("read-last", (when, none) -> Change.parse(when, Body::lastCounting))
        .what("skip-bytes", (when, count) -> readBody(when, body -> behind(body, count)))
        .what("compress", (when, none) -> Change.render(when, Reply::compressed))
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
      return When.is(call -> call.refusedWith(Integer.parseInt(text)));
    }
    if (text.startsWith("value=")) {
      return When.is(call -> call.value().toString().matches(text.substring(6)));
    }
    return text.startsWith("reason=")
        ? When.is(call -> call.reason().toString().matches(text.substring(7)))
        : requireNonNull(whens.get(text), () -> "nothing says when it is \"" + text + "\"");
  }

  private Change what(Predicate<Call> which, String text) {
    return Stream.of(text.split(" [+] "))
        .map(one -> (one + " ").split(" ", 2))
        .map(
            one ->
                requireNonNull(whats.get(one[0]), () -> "nothing says how to " + one[0])
                    .apply(which, one[1].strip()))
        .reduce(Change::and)
        .orElseThrow();
  }

  private static Change readBody(Predicate<Call> when, UnaryOperator<byte[]> as) {
    return Change.on(
        Stage.PARSE,
        (call, usual) -> {
          ReceivedRequest request = call.request();
          call.run(when.test(call) ? request.withBody(as.apply(request.body())) : request, usual);
        });
  }

  private static byte[] behind(byte[] body, String count) {
    return Arrays.copyOfRange(body, Integer.parseInt(count), body.length);
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

  private static String[] sides(String text) {
    return (text + " => ").split(" => ", -1);
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
