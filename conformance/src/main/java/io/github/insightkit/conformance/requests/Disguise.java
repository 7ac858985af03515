package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.contract.State;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The forms in which a request may come that tempt an implementation to treat it otherwise, in the
 * order in which they are suspected. A request that has several counts as one of the last: what
 * lies farther from a plain request hides what lies nearer.
 */
@SuppressWarnings("ImmutableEnumChecker") // Requirements are records of texts; the rest is lambdas.
public enum Disguise {
  /** The media type has a parameter, or is written in another case. */
  MEDIA_TYPE(
      Taking.DEMANDED,
      "under another spelling of the media type",
      ofForm(
          "HTTP-08",
          "RFC 9110, section 8.3.1",
          "A media type is taken in any case and with a charset.",
          "Application/JSON; charset=UTF-8 is the same as application/json.",
          "A comparison of the whole Content-Type as text."),
      (asked, base) ->
          asked.request().header("Content-Type").filter(Disguise::isUnusual).isPresent(),
      (change, value, bodies, random) ->
          Stream.of(
                  "Application/JSON; charset=UTF-8",
                  List.of(
                          "application/json; charset=utf-8",
                          "application/json;charset=UTF-8",
                          "APPLICATION/JSON")
                      .get(random.nextInt(3)))
              .map(change::contentType)
              .toList()),
  /** The content comes in chunks, and no length is declared. */
  CHUNKED(
      Taking.DEMANDED,
      "in chunks",
      ofForm(
          "HTTP-09",
          "RFC 9112, section 7.1",
          "Content that comes in chunks is taken.",
          "A recipient has to be able to parse the chunked coding.",
          "Code that asks for a Content-Length."),
      (asked, base) ->
          asked.request().header("Transfer-Encoding").filter("chunked"::equals).isPresent(),
      (change, value, bodies, random) -> List.of(change.with("Transfer-Encoding", "chunked"))),
  /** The rationale has letters of many scripts, quotes, markup or emoji. */
  RICH_TEXT(
      Taking.DEMANDED,
      "with a rationale of many scripts or signs",
      Requirement.must(
              "TEXT-01",
              Clause.C08,
              "A rationale is taken in any language, and with quotes, markup and emoji.",
              "A rationale is a string; nothing says that it is ASCII.",
              Disguise.NEEDS,
              "The column's character set, and filters that look for markup.")
          .decidedBy(Profile.TEXT),
      (asked, base) -> base instanceof Input.Change && Texts.isRich(asked.reason()),
      (change, value, bodies, random) ->
          Texts.rich(random).map(text -> change.body(bodies.of(value, text))).toList()),
  /** The rationale has control characters, or half a surrogate pair. */
  ODD_TEXT(
      Taking.NO_SERVER_ERROR,
      "with odd characters in the rationale",
      Requirement.http(
              "TEXT-02",
              "RFC 9110, section 15.6",
              "Control characters and halves of surrogate pairs don't cause a server error.",
              "They may be refused; they have no other effect than any rationale.",
              Disguise.NEEDS,
              "What the store does with NUL, and what the encoder does with half a pair.")
          .decidedBy(Profile.TEXT),
      (asked, base) -> base instanceof Input.Change && Texts.isOdd(asked.reason()),
      (change, value, bodies, random) ->
          Texts.odd().map(text -> change.body(bodies.withReason(value, text))).toList()),
  /** The path has a query, which may name another value. */
  QUERY(
      Taking.OPEN,
      "under a query",
      Requirement.must(
              "HTTP-12",
              Clause.C04,
              "A query doesn't override the body.",
              "The value is read from the body.",
              Disguise.NEEDS,
              "Frameworks that bind query and body into one object.")
          .decidedBy(Profile.HTTP),
      (asked, base) -> asked.request().path().indexOf('?') >= 0,
      (change, value, bodies, random) ->
          Stream.of(
                  bodies.query(bodies.other(value)),
                  List.of("dry_run=false", "force=true", "_method=PATCH").get(random.nextInt(3)))
              .map(query -> change.path(change.path() + "?" + query))
              .toList()),
  /** The path ends in a slash, or has a doubled one. */
  PATH_SPELLING(
      Taking.NOT_SERVED,
      "by another spelling of the path",
      Requirement.must(
              "HTTP-13",
              Clause.C06,
              "Another spelling of the path is no way around the guard.",
              "A path with a slash at its end, or a doubled one, may be refused, and is held to the"
                  + " same rules if it isn't.",
              Disguise.NEEDS,
              "A guard that is bound to a path by its exact text.")
          .decidedBy(Profile.HTTP),
      (asked, base) -> asked.respelled(),
      (change, value, bodies, random) ->
          Stream.of(
                  change.path() + "/",
                  change.path().replaceFirst("^(/[^/]+/[^/]+)/", "$1//"),
                  change.path() + "//")
              .limit(2 + random.nextInt(2))
              .map(change::path)
              .toList()),
  /** The method is another one that carries content, or a field asks for another method. */
  METHOD(
      Taking.NOT_SERVED,
      "by another method",
      ofForm(
          "HTTP-06",
          "RFC 9110, section 9.1",
          "Another method is no way around the guard.",
          "POST, PUT and DELETE, and fields that ask for another method, do nothing or what a PATCH"
              + " would.",
          "Routing by path alone, and middleware that honours X-HTTP-Method-Override."),
      (asked, base) ->
          !asked.request().method().equals(Draft.METHOD)
              || asked.request().header(Disguise.OVERRIDE).isPresent(),
      (change, value, bodies, random) ->
          List.of(
              change.method("POST"),
              change.method("PUT"),
              change.method("POST").with(Disguise.OVERRIDE, Draft.METHOD))),
  /** The body names another insight or owner. */
  BODY_IDS(
      Taking.OPEN,
      "with an id in the body",
      Relation.NAMED_IN_BODY.requirement(),
      (asked, base) -> !Collections.disjoint(asked.unknownMembers(), Ids.members(asked.contract())),
      (change, value, bodies, random) -> List.of());

  /** What an implementation has to do with a form. */
  private enum Taking {
    /** It has to take it. */
    DEMANDED,
    /** It may refuse it, but not by a server error. */
    NO_SERVER_ERROR,
    /** It may refuse it. */
    OPEN,
    /** What comes in this form isn't the contract's operation, and may be sent elsewhere. */
    NOT_SERVED
  }

  /** Tells the requests in a form from others. */
  private interface Recogniser {
    boolean fits(Asked asked, Input base);
  }

  /** Puts a plain change to this value into a form. */
  private interface Members {
    List<Draft> of(Draft change, State value, Bodies bodies, SplittableRandom random);
  }

  private static final String NEEDS =
      "A request of that form, and after it a request whose answer tells the state.";
  private static final String OVERRIDE = "X-HTTP-Method-Override";

  private final Taking taking;
  private final String words;

  private final Requirement requirement;

  private final Recogniser recogniser;
  private final Members members;

  Disguise(
      Taking taking,
      String words,
      Requirement requirement,
      Recogniser recogniser,
      Members members) {
    this.taking = taking;
    this.words = words;
    this.requirement = requirement;
    this.recogniser = recogniser;
    this.members = members;
  }

  private static Requirement ofForm(
      String id, String section, String title, String meaning, String lookAt) {
    return Requirement.http(id, section, title, meaning, NEEDS, lookAt).decidedBy(Profile.HTTP);
  }

  private static boolean isUnusual(String type) {
    return !type.equals(Draft.JSON);
  }

  /** The form of this request, which plainly asks for this. */
  static Optional<Disguise> of(Asked asked, Input base) {
    return Arrays.stream(values())
        .filter(form -> form.recogniser.fits(asked, base))
        .reduce((first, last) -> last);
  }

  /**
   * A change in this form, as far as the contract permits its body; another seed gives others.
   *
   * @param change a plain change
   * @param value what it asks for
   */
  public List<Draft> requests(Draft change, State value, Bodies bodies, long seed) {
    return members
        .of(change, value, bodies, new SplittableRandom(seed ^ name().hashCode()))
        .stream()
        .filter(draft -> bodies.permits(draft.body().text()))
        .toList();
  }

  /** How the form is told in words. */
  public String words() {
    return words;
  }

  /** What is broken if the form makes a difference. */
  public Requirement requirement() {
    return requirement;
  }

  /** Whether what comes in this form is the contract's operation at all. */
  public boolean isServed() {
    return taking != Taking.NOT_SERVED;
  }

  /** Whether an implementation has to take this form. */
  public boolean isDemanded() {
    return taking == Taking.DEMANDED;
  }

  /** Whether no implementation may answer this form with a server error. */
  public boolean mustNotFail() {
    return taking == Taking.DEMANDED || taking == Taking.NO_SERVER_ERROR;
  }

  /** Whether doing nothing is a way of acknowledging it. */
  public boolean mayDoNothing() {
    return this == METHOD;
  }
}
