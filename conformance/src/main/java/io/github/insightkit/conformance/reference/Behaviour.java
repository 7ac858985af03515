package io.github.insightkit.conformance.reference;

import io.github.insightkit.conformance.contract.State;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the server does, stage by stage, in the order of the components.
 *
 * <p>Each stage can be replaced alone, and sees what the stages before it made of the request. The
 * stages up to {@code readRationale} leave with a {@link RefusedException} to refuse. All are
 * called by several threads at once.
 *
 * @param around wraps everything up to the reply
 * @param authenticate refuses a request without the right credentials
 * @param route finds what the request is about
 * @param admit refuses by header fields
 * @param identify finds the insight that is meant
 * @param parse reads the body
 * @param readValue reads the wanted state from the body
 * @param readRationale reads the rationale from the body
 * @param insights what is remembered
 * @param overview lists the insights; null where there is no list
 * @param decide grants or refuses, knowing the insight
 * @param store says what the insight becomes
 * @param compose writes the envelope
 * @param render makes it a reply
 * @param deliver plans how it goes out
 */
record Behaviour(
    Around around,
    Authenticate authenticate,
    Route route,
    Admit admit,
    Identify identify,
    Parse parse,
    ReadValue readValue,
    ReadRationale readRationale,
    Insights insights,
    @Nullable Overview overview,
    Decide decide,
    Store store,
    Compose compose,
    Render render,
    Deliver deliver) {

  /** Wraps all that turns a request into a reply. */
  interface Around {
    Reply handle(Request request, Function<Request, Reply> rest);
  }

  /** Refuses a request without the right credentials. */
  interface Authenticate {
    void check(Request request);
  }

  /** Finds what the request is about. */
  interface Route {
    Target find(Request request);
  }

  /** Refuses by header fields. */
  interface Admit {
    void check(Request request);
  }

  /** Finds the insight that is meant. */
  interface Identify {
    InsightId find(Request request, Target target);
  }

  /** Reads the body. */
  interface Parse {
    ObjectNode read(Request request);
  }

  /** Reads the wanted state; null where the body names none. */
  interface ReadValue {
    @Nullable State read(Request request, ObjectNode body);
  }

  /** Reads the rationale for this state; null where there is none. */
  interface ReadRationale {
    @Nullable String read(Request request, ObjectNode body, @Nullable State wanted);
  }

  /** Grants or refuses. */
  interface Decide {
    Verdict decide(Attempt attempt, Insight before);
  }

  /** Says what the insight becomes. */
  interface Store {
    Insight store(Attempt attempt, Insight before, Verdict verdict);
  }

  /** Writes the envelope. */
  interface Compose {
    ObjectNode envelope(Answer answer);
  }

  /** Makes the envelope a reply. */
  interface Render {
    Reply reply(Answer answer, ObjectNode envelope);
  }

  /** Plans how the reply goes out. */
  interface Deliver {
    Delivery plan(Request request, Reply reply);
  }

  Behaviour withAround(Around other) {
    return new Behaviour(
        other,
        authenticate,
        route,
        admit,
        identify,
        parse,
        readValue,
        readRationale,
        insights,
        overview,
        decide,
        store,
        compose,
        render,
        deliver);
  }

  Behaviour withAuthenticate(Authenticate other) {
    return new Behaviour(
        around,
        other,
        route,
        admit,
        identify,
        parse,
        readValue,
        readRationale,
        insights,
        overview,
        decide,
        store,
        compose,
        render,
        deliver);
  }

  Behaviour withRoute(Route other) {
    return new Behaviour(
        around,
        authenticate,
        other,
        admit,
        identify,
        parse,
        readValue,
        readRationale,
        insights,
        overview,
        decide,
        store,
        compose,
        render,
        deliver);
  }

  Behaviour withAdmit(Admit other) {
    return new Behaviour(
        around,
        authenticate,
        route,
        other,
        identify,
        parse,
        readValue,
        readRationale,
        insights,
        overview,
        decide,
        store,
        compose,
        render,
        deliver);
  }

  Behaviour withIdentify(Identify other) {
    return new Behaviour(
        around,
        authenticate,
        route,
        admit,
        other,
        parse,
        readValue,
        readRationale,
        insights,
        overview,
        decide,
        store,
        compose,
        render,
        deliver);
  }

  Behaviour withParse(Parse other) {
    return new Behaviour(
        around,
        authenticate,
        route,
        admit,
        identify,
        other,
        readValue,
        readRationale,
        insights,
        overview,
        decide,
        store,
        compose,
        render,
        deliver);
  }

  Behaviour withReadValue(ReadValue other) {
    return new Behaviour(
        around,
        authenticate,
        route,
        admit,
        identify,
        parse,
        other,
        readRationale,
        insights,
        overview,
        decide,
        store,
        compose,
        render,
        deliver);
  }

  Behaviour withReadRationale(ReadRationale other) {
    return new Behaviour(
        around,
        authenticate,
        route,
        admit,
        identify,
        parse,
        readValue,
        other,
        insights,
        overview,
        decide,
        store,
        compose,
        render,
        deliver);
  }

  Behaviour withInsights(Insights other) {
    return new Behaviour(
        around,
        authenticate,
        route,
        admit,
        identify,
        parse,
        readValue,
        readRationale,
        other,
        overview,
        decide,
        store,
        compose,
        render,
        deliver);
  }

  Behaviour withDecide(Decide other) {
    return new Behaviour(
        around,
        authenticate,
        route,
        admit,
        identify,
        parse,
        readValue,
        readRationale,
        insights,
        overview,
        other,
        store,
        compose,
        render,
        deliver);
  }

  Behaviour withStore(Store other) {
    return new Behaviour(
        around,
        authenticate,
        route,
        admit,
        identify,
        parse,
        readValue,
        readRationale,
        insights,
        overview,
        decide,
        other,
        compose,
        render,
        deliver);
  }

  Behaviour withCompose(Compose other) {
    return new Behaviour(
        around,
        authenticate,
        route,
        admit,
        identify,
        parse,
        readValue,
        readRationale,
        insights,
        overview,
        decide,
        store,
        other,
        render,
        deliver);
  }

  Behaviour withRender(Render other) {
    return new Behaviour(
        around,
        authenticate,
        route,
        admit,
        identify,
        parse,
        readValue,
        readRationale,
        insights,
        overview,
        decide,
        store,
        compose,
        other,
        deliver);
  }

  Behaviour withDeliver(Deliver other) {
    return new Behaviour(
        around,
        authenticate,
        route,
        admit,
        identify,
        parse,
        readValue,
        readRationale,
        insights,
        overview,
        decide,
        store,
        compose,
        render,
        other);
  }
}
