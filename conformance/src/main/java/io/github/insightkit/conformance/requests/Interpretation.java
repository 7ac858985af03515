package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.LenientJson;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import okio.ByteString;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads exchanges as inputs to the state machine, from nothing but what was sent and what came
 * back.
 *
 * <p>Each exchange is read once. Not safe for use by several threads.
 */
public final class Interpretation {
  /** How many ways of reading a body in which names stand twice are told apart. */
  private static final int MOST_READINGS = 64;

  /** Answers that ask for another form, by the field of the request that they speak of. */
  private static final Map<String, Integer> OTHER_FORM_ASKED =
      Map.of("Expect", 417, "Transfer-Encoding", 411);

  private static final int NOT_IMPLEMENTED = 501;
  static final String LOOK = "GET";

  private final Contract contract;
  private final boolean credentialed;
  private final InsightPath.Reader paths;
  private final IdentityHashMap<Exchange, List<Reading>> known = new IdentityHashMap<>();

  /** What paths name; many are alike. */
  private final Map<String, Optional<InsightPath>> named = new HashMap<>();

  /** What requests ask; likewise. */
  private final Map<Request, Input> inputs = new HashMap<>();

  /** What answers say; equal ones of one history are one. */
  private final IdentityHashMap<Result, Answer> answers = new IdentityHashMap<>();

  /**
   * For histories of this contract.
   *
   * @param credentialed whether they were recorded with a token
   */
  public Interpretation(Contract contract, boolean credentialed) {
    this.contract = contract;
    this.credentialed = credentialed;
    this.paths = new InsightPath.Reader(contract);
  }

  /** Reads all exchanges that are about an insight of the contract, in order. */
  public static List<Reading> of(Contract contract, History history) {
    return new Interpretation(contract, history.origin().credentialed()).of(history);
  }

  /** The same, for one history that grows or several. */
  public List<Reading> of(History history) {
    List<Reading> readings = new ArrayList<>();
    for (Exchange exchange : history.exchanges()) {
      if (!exchange.result().isThrottled()) {
        readings.addAll(known.computeIfAbsent(exchange, this::read));
      }
    }
    Set<Address> asked = new HashSet<>();
    readings.stream()
        .filter(reading -> !(reading.input() instanceof Input.Shown))
        .forEach(reading -> asked.add(reading.address()));
    readings.removeIf(reading -> !asked.contains(reading.address()));
    return marked(readings);
  }

  /** What a change with this body asks, in the form that the contract gives it. */
  public static Input of(Contract contract, String body) {
    return new Interpretation(contract, false)
        .input(Request.example(contract.operations().get(0), body), false);
  }

  private List<Reading> read(Exchange exchange) {
    List<Reading> readings = new ArrayList<>();
    Request request = exchange.request();
    Optional<InsightPath> insight = named.computeIfAbsent(request.path(), paths::read);
    if (insight.isPresent()) {
      Input input =
          insight
              .get()
              .nowhere()
              .<Input>map(relation -> relation)
              .orElseGet(
                  () ->
                      inputs.computeIfAbsent(
                          request, one -> input(one, insight.get().respelled())));
      if (isOtherFormAsked(exchange) && input instanceof Input.Disguised disguised) {
        input = new Input.Disguised(disguised.base(), ContentForms.UNMET);
      }
      readings.add(
          new Reading(exchange, insight.get().address(), input, answer(input, exchange.result())));
    } else if (request.method().equals(LOOK)) {
      readings.addAll(shown(exchange));
    }
    return List.copyOf(readings);
  }

  /** What a page of an insights list shows of each insight on it, or the newest entry of a log. */
  private List<Reading> shown(Exchange exchange) {
    String path = exchange.request().path();
    StateMachine machine = contract.machine();
    Optional<Address> list = paths.list(path);
    Optional<Address> log =
        LogPage.asksForNewest(exchange.request()) ? paths.log(path) : Optional.empty();
    Stream<Reading> listed =
        list.stream()
            .flatMap(below -> ListPage.of(machine, exchange.result()).stream())
            .flatMap(page -> page.items().stream())
            .flatMap(item -> shown(exchange, list.get(), item));
    Stream<Reading> logged =
        log.stream()
            .flatMap(below -> LogPage.of(machine, exchange.result()).stream())
            .flatMap(page -> page.entries().stream().limit(1))
            .flatMap(entry -> shown(exchange, log.get(), entry.after()));
    return Stream.concat(listed, logged).toList();
  }

  private static Stream<Reading> shown(Exchange exchange, Address below, ShownInsight shown) {
    State state = shown.state();
    Address insight = new Address(below.scope(), below.owner(), shown.id());
    return state == null
        ? Stream.empty()
        : Stream.of(new Reading(exchange, insight, new Input.Shown(state, false), Answer.ACCEPTED));
  }

  /** Whether this request asks for a page of an insights list, or of an insight's log. */
  public static boolean isLook(Contract contract, Request request) {
    if (!request.method().equals(LOOK)) {
      return false;
    }
    InsightPath.Reader paths = new InsightPath.Reader(contract);
    return paths.list(request.path()).isPresent() || paths.log(request.path()).isPresent();
  }

  /** Whether this path is one of an insight's, or one that may be taken for that. */
  public static boolean isOfInsight(Contract contract, String path) {
    return new InsightPath.Reader(contract).read(path).isPresent();
  }

  /** Tells the looks that follow upon a refusal, as far as the insight shown is concerned. */
  private static List<Reading> marked(List<Reading> readings) {
    Set<Address> refused = new HashSet<>();
    List<Reading> marked = new ArrayList<>();
    for (Reading reading : readings) {
      if (reading.input() instanceof Input.Shown shown) {
        marked.add(
            new Reading(
                reading.exchange(),
                reading.address(),
                new Input.Shown(shown.state(), refused.contains(reading.address())),
                reading.answer()));
        continue;
      }
      marked.add(reading);
      if (reading.input() instanceof Input.SafeMethod) {
        continue;
      }
      if (reading.answer() == Answer.REFUSED) {
        refused.add(reading.address());
      } else {
        refused.remove(reading.address());
      }
    }
    return List.copyOf(marked);
  }

  private Input input(Request request, boolean respelled) {
    if (Input.SafeMethod.METHODS.contains(request.method())) {
      return new Input.SafeMethod();
    }
    Asked asked = Asked.of(contract, request, respelled);
    if (credentialed) {
      Optional<Input> forbidden = forbidden(RequestKinds.credentials(), asked);
      if (forbidden.isPresent()) {
        return forbidden.get();
      }
    }
    if (asked.unreadable().startsWith(StrictJson.TWICE)) {
      return doubled(asked, request.body());
    }
    Input plain =
        request.method().equals("DELETE") && request.body().size() == 0
            ? new Input.Change(contract.machine().home(), false)
            : body(asked);
    return Disguise.of(asked, plain)
        .<Input>map(form -> new Input.Disguised(plain, form))
        .orElse(plain);
  }

  /** The first of these kinds that this is one of. */
  private static Optional<Input> forbidden(List<ForbiddenKind> kinds, Asked asked) {
    return kinds.stream()
        .flatMap(
            kind ->
                kind.detail(asked).<Input>map(detail -> new Input.Forbidden(kind, detail)).stream())
        .findFirst();
  }

  private Input doubled(Asked asked, ByteString body) {
    List<ObjectNode> readings = LenientJson.readings(body.toByteArray(), MOST_READINGS);
    return new Input.DuplicateName(
        readings.isEmpty()
            // Nobody can tell what it is read as, so it may be anything.
            ? contract.machine().states().stream()
                .<Input>map(state -> new Input.Change(state, true))
                .toList()
            : readings.stream().map(asked::readAs).map(Interpretation::body).distinct().toList());
  }

  private static Input body(Asked asked) {
    return forbidden(RequestKinds.bodies(), asked)
        .or(() -> open(asked))
        .orElseGet(
            () -> new Input.Change(asked.target().orElseThrow(), !asked.reason().isMissingNode()));
  }

  private static Optional<Input> open(Asked asked) {
    return RequestKinds.open().stream()
        .flatMap(
            kind -> kind.recogniser().detail(asked).map(one -> open(asked, kind, one)).stream())
        .findFirst();
  }

  private static Input open(Asked asked, OpenKind kind, String detail) {
    return asked
        .target()
        .<Input>map(to -> new Input.Unspecified(to, kind, detail))
        .orElseGet(() -> new Input.NoChange(kind, detail));
  }

  /** Whether this says that what the request expects can't be met, or asks for a length. */
  private static boolean isOtherFormAsked(Exchange exchange) {
    return exchange.request().headers().stream()
        .map(field -> OTHER_FORM_ASKED.get(field.name()))
        .anyMatch(Integer.valueOf(exchange.result().status())::equals);
  }

  /** What this says of the change, where a request may be one that nobody has to serve. */
  private Answer answer(Input input, Result result) {
    Answer answer = answers.computeIfAbsent(result, Answer::of);
    if (answer != Answer.UNCLEAR || !(result instanceof Result.Response response)) {
      return answer;
    }
    // Whatever else comes of a look, nothing was asked for.
    boolean nothingAsked = input instanceof Input.SafeMethod;
    boolean sentAway =
        input instanceof Input.Disguised disguised
            && !disguised.disguise().isServed()
            && (response.status() / 100 == 3 || response.status() == NOT_IMPLEMENTED);
    return nothingAsked || sentAway ? Answer.REFUSED : answer;
  }
}
