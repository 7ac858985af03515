package io.github.insightkit.conformance.requests;

import static io.github.insightkit.conformance.requests.ForbiddenKind.one;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Locale.ROOT;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Bytes;
import io.github.insightkit.conformance.history.Framing;
import io.github.insightkit.conformance.history.Request;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The forms in which a request may come that tempt an implementation to treat it otherwise, in the
 * order in which they are suspected. A request that has several counts as one of the last: what
 * lies farther from a plain request hides what lies nearer.
 */
@SuppressWarnings("ImmutableEnumChecker") // Requirements are records of texts; the rest is lambdas.
public enum Disguise {
  /** What makes no difference is written otherwise: a media type, a field, an id, a letter. */
  SPELLING(
      Taking.DEMANDED,
      "in another spelling that says the same",
      ofForm(
          "HTTP-08",
          "RFC 9110, section 8.3.1",
          "What says the same is taken for the same, however it is written.",
          "Application/JSON; charset=UTF-8 is application/json. Names of fields have no case"
              + " (section 5.1), and \\u0061 in a body is the letter a (RFC 8259, section 8.3).",
          "What compares a field or a body as text, before it is parsed."),
      (asked, base) -> isRespelled(asked.request()),
      (change, value, bodies, random) ->
          Stream.of(
                  change.contentType("Application/JSON; charset=UTF-8"),
                  change.contentType(
                      Request.JSON
                          + one(random, ";charset=\"utf-8\"", " ; charset=\"UTF-8\"", "")
                          + one(random, ";x=y", "; version=1", "; profile=\"x\"")),
                  change
                      .contentType("")
                      .with(one(random, "CONTENT-TYPE", "cONTENT-TYPE"), Request.JSON)
                      .authorization("")
                      .with(one(random, "AUTHORIZATION", "aUTHORIZATION"), Request.BEARER),
                  change.body(Bodies.escaped(change.body().text(), random)))
              .toList()),
  /** What is equivalent, and often compared as text: letters of an id, the scheme's name. */
  EQUIVALENT(
      Taking.DEMANDED,
      "with an equivalent id or scheme of credentials",
      Requirement.should(
              "HTTP-19",
              "An id with a letter encoded is the same id, and bearer is Bearer.",
              "Equivalent URIs shouldn't be different resources (RFC 9110, section 4.2.3; RFC 3986,"
                  + " section 2.3), and names of schemes have no case (section 11.1).",
              Disguise.NEEDS,
              "What compares a path, or the field with the credentials, as text.")
          .decidedBy(Profile.HTTP),
      (asked, base) ->
          isNeedless(asked.request().path())
              || asked.authorization().filter(Disguise::isOddlyCased).isPresent(),
      (change, value, bodies, random) ->
          List.of(
              change.authorization(
                  Request.BEARER.replace("Bearer", one(random, "bearer", "BEARER"))),
              // The last of them is looked at most closely, and this one goes without a token.
              change.path(Ids.needlessly(change.path(), random)))),
  /** The fields say what is accepted, as few clients do; JSON is. */
  ACCEPT(
      Taking.DEMANDED,
      "with fields that say what is accepted",
      ofForm(
          "HTTP-17",
          "RFC 9110, section 12.5",
          "Who says that JSON is accepted, or gzip, is answered the same.",
          "A range such as */* covers JSON, a weight makes it no less acceptable, and gzip changes"
              + " how an answer comes and not what it says.",
          "What compares Accept as text; what compresses answers, and their length afterwards."),
      (asked, base) ->
          Stream.of("Accept", "Accept-Encoding")
              .flatMap(name -> asked.request().header(name).stream())
              .anyMatch(Disguise::isWeighed),
      (change, value, bodies, random) ->
          List.of(
              change.with("Accept", one(random, "application/*", "*/*;q=0.1", "*/*;q=1")),
              change.with(
                  "Accept", one(random, "text/html, application/json;q=0.9", "text/x, */*;q=0.5")),
              change.with("Accept-Encoding", one(random, "gzip;q=1", "gzip;q=0.5, *;q=0")))),
  /** The content is declared as something else, or comes in a coding. */
  CONTENT_FORM(
      Taking.NO_SERVER_ERROR,
      "under another media type or coding",
      ofForm(
          "HTTP-18",
          "RFC 9110, section 15.5.16",
          "Content of another type or coding is understood or refused, and no server error.",
          "What is refused for its form isn't stored.",
          "What reads the content before its type is looked at, and what unpacks it."),
      (asked, base) ->
          asked.request().header("Content-Encoding").isPresent()
              || Framing.isTwofold(asked.request())
              || asked.request().header("Content-Type").filter(Disguise::isForeign).isPresent()
              || isUntyped(asked.request()),
      (change, value, bodies, random) ->
          List.of(
              change.contentType(
                  one(
                      random,
                      "text/plain",
                      "application/xml",
                      "application/x-www-form-urlencoded",
                      "application/json-patch+json",
                      "multipart/form-data; boundary=x",
                      "json",
                      "*/*")),
              change.contentType("").with("Accept", Request.JSON),
              change.contentType(
                  Request.JSON + "; charset=" + one(random, "x-unknown", "iso-8859-99", "utf-99")),
              change.with("Content-Encoding", one(random, "gzip", "deflate")),
              change.with("Content-Encoding", one(random, "br", "x-unknown", "compress")),
              change.with("Transfer-Encoding", "chunked").and(Framing.LENGTH, "0"))),
  /** The content comes in chunks, or after a while: no length is declared, or leave asked for. */
  CHUNKED(
      Taking.DEMANDED,
      "in chunks or when told to go on",
      ofForm(
          "HTTP-09",
          "RFC 9112, section 7.1",
          "Content that comes in chunks, or once the client is told to go on, is taken.",
          "A recipient has to be able to parse the chunked coding; and who sends Expect:"
              + " 100-continue is told to go on, or answered (RFC 9110, section 10.1.1).",
          "Code that asks for a Content-Length, and what lies before the application."),
      (asked, base) ->
          (asked.request().header("Transfer-Encoding").filter("chunked"::equals).isPresent()
                  && !Framing.isTwofold(asked.request()))
              || asked.request().header("Expect").isPresent(),
      (change, value, bodies, random) ->
          List.of(
              change.with("Transfer-Encoding", "chunked"), change.with("Expect", "100-continue"))),
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
          Texts.odd(random)
              .map(text -> change.body(latin(bodies.withReason(value, text))))
              .toList()),
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
                  one(random, "dry_run=false", "force=true", "_method=PATCH", "&", "x=%ff"))
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
          !asked.request().method().equals(Request.CHANGE)
              || asked.request().header(Disguise.OVERRIDE).isPresent(),
      (change, value, bodies, random) ->
          List.of(
              change.method("POST"),
              change.method("PUT"),
              change.method("POST").with(Disguise.OVERRIDE, Request.CHANGE))),
  /** There is no saying which host it is for. */
  UNADDRESSED(
      Taking.NOT_SERVED,
      "for no host",
      ofForm(
          "HTTP-20",
          "RFC 9112, section 3.2",
          "A request that names no host is refused or served, and not both.",
          "It has to be refused; many servers don't look.",
          "The order of looking at the fields and at the content."),
      (asked, base) -> Framing.isUnaddressed(asked.request()),
      (change, value, bodies, random) -> List.of(change.and(Framing.HOST, ""))),
  /** Where it ends, or whom it is for, can be read in two ways. */
  FRAMING(
      Taking.REFUSED,
      "in a message that contradicts itself",
      ofForm(
          "HTTP-21",
          "RFC 9112, section 6.3",
          "A message that contradicts itself is refused, and changes nothing.",
          "Two lengths, or one that is no number; a blank before a colon (section 5.1).",
          "The options of the HTTP parser that make it lenient."),
      (asked, base) -> Framing.isContradictory(asked.request()),
      (change, value, bodies, random) ->
          List.of(
              change.and(Framing.LENGTH, one(random, "0", "-1", "x")),
              change.and(one(random, "X-Note ", "Content-Type "), "x"))),
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
    NOT_SERVED,
    /** Nobody may take it, and it may be refused without a word. */
    REFUSED
  }

  /** Tells the requests in a form from others. */
  private interface Recogniser {
    boolean fits(Asked asked, Input base);
  }

  /** Puts a plain change to this value into a form. */
  private interface Members {
    List<Request> of(Request change, State value, Bodies bodies, SplittableRandom random);
  }

  private static final String NEEDS =
      "A request of that form, and after it a request whose answer tells the state.";
  private static final Pattern ESCAPED =
      Pattern.compile("\\\\u00([46][1-9a-f]|[57][0-9a]|5f)", Pattern.CASE_INSENSITIVE);
  private static final Pattern SPELLED =
      Pattern.compile(
          "[cC]ONTENT-TYPE:.*"
              + "|(?!.*: application/json$)(?i:content-type: application/json *(;.*)?)");
  private static final Pattern NEEDLESS =
      Pattern.compile("%(2[de]|3[0-9]|[46][1-9a-f]|[57][0-9a]|5f|7e)", Pattern.CASE_INSENSITIVE);

  /** How many seeds give nearly all that there is of a form. */
  private static final int MANY = 24;

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

  /** Each character as one byte. */
  static Bytes latin(String text) {
    return Bytes.of(text.getBytes(ISO_8859_1));
  }

  private static boolean isNeedless(String path) {
    return NEEDLESS.matcher(path).find();
  }

  private static boolean isOddlyCased(String credentials) {
    return credentials.startsWith("bearer ") || credentials.startsWith("BEARER ");
  }

  /** Plain clients, browsers among them, send no such thing to an API. */
  private static boolean isWeighed(String accepted) {
    return accepted.contains(";q=") || accepted.equals("application/*");
  }

  private static boolean isForeign(String type) {
    return !type.toLowerCase(ROOT)
        .matches(Request.JSON + "\\s*(;(?!.*charset=(?!\"?utf-8\\b)).*)?");
  }

  /** Whether no type was sent; in a record that holds no such fields, it may be left out. */
  private static boolean isUntyped(Request request) {
    return request.header("Content-Type").isEmpty() && request.header("Accept").isPresent();
  }

  private static boolean isRespelled(Request request) {
    return ESCAPED.matcher(request.body().text()).find()
        || request.headers().stream()
            .anyMatch(field -> SPELLED.matcher(field.name() + ": " + field.value()).matches());
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
  public List<Request> requests(Request change, State value, Bodies bodies, long seed) {
    return members
        .of(change, value, bodies, new SplittableRandom(seed ^ name().hashCode()))
        .stream()
        .filter(draft -> bodies.permits(draft.body().text()))
        .toList();
  }

  /** Whether it is a form of HTTP that an implementation has to take. */
  public boolean isDemandedOfHttp() {
    return isDemanded() && requirement.profiles().contains(Profile.HTTP);
  }

  /** Changes in this form, those of this seed and of some that follow upon it. */
  public List<Request> manyRequests(Request change, State value, Bodies bodies, long seed) {
    return LongStream.range(seed, seed + MANY)
        .mapToObj(one -> requests(change, value, bodies, one))
        .flatMap(List::stream)
        .distinct()
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

  /** Whether it is told by how HTTP/1.1 frames messages. */
  public boolean isOfFraming() {
    return this == UNADDRESSED || this == FRAMING;
  }

  /** Whether what comes in this form is the contract's operation at all. */
  public boolean isServed() {
    return taking != Taking.NOT_SERVED && taking != Taking.REFUSED;
  }

  /** Whether no implementation may take this form. */
  public boolean isForbidden() {
    return taking == Taking.REFUSED;
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
