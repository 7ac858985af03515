package io.github.insightkit.conformance.requests;

import static io.github.insightkit.conformance.requests.ForbiddenKind.one;
import static java.util.Locale.ROOT;

import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.history.Framing;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.requests.Disguise.Taking;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Forms in which the same request is written otherwise: its fields and its content. */
public final class ContentForms {
  /** A list of media ranges (RFC 9110, section 12.5.1). */
  private static final Pattern RANGES =
      Pattern.compile(
          "[^/;,\\s]+/[^/;,\\s]+(\\s*;[^,]*)?(\\s*,\\s*[^/;,\\s]+/[^/;,\\s]+(\\s*;[^,]*)?)*");

  private static final Pattern ESCAPED =
      Pattern.compile("\\\\u00([46][1-9a-f]|[57][0-9a]|5f)|\"\\t:", Pattern.CASE_INSENSITIVE);
  private static final Pattern SPELLED =
      Pattern.compile(
          "[cC]ONTENT-TYPE:.*|content-Type:.*"
              + "|(?!.*: application/json$)(?i:content-type: application/json *(;.*)?)");
  private static final Pattern NEEDLESS =
      Pattern.compile("%(2[de]|3[0-9]|[46][1-9a-f]|[57][0-9a]|5f|7e)", Pattern.CASE_INSENSITIVE);

  private static final Pattern ODD_SCHEME = Pattern.compile("(bearer|BEARER) .*");

  private static final String NO_MATCH = "If-None-Match";
  private static final String DISTANT = "Fri, 31 Dec 2100 23:59:59 GMT";

  /** What makes no difference is written otherwise: a media type, a field, an id, a letter. */
  public static final Disguise SPELLING =
      new Disguise(
          "SPELLING",
          Taking.DEMANDED,
          "in another spelling that says the same",
          Disguise.ofHttp(
              "HTTP-08",
              "RFC 9110, section 8.3.1",
              "What says the same is taken for the same, however it is written.",
              "Application/JSON; charset=UTF-8 is application/json. Names of fields have no case"
                  + " (section 5.1), and \\u0061 in a body is the letter a (RFC 8259, section"
                  + " 8.3).",
              "What compares a field or a body as text, before it is parsed."),
          (asked, base) -> isRespelled(asked.request()),
          (change, value, bodies, random) ->
              Stream.of(
                      change.contentType(
                          one(random, Request.JSON, "Application/JSON", "application/Json")
                              + one(
                                  random,
                                  ";charset=\"utf-8\"",
                                  " ; charset=UTF-8",
                                  ";Charset=utf-8")
                              + one(
                                  random,
                                  // None that is empty, which many readers take for an error.
                                  ";x=y",
                                  "; profile=\"x;y\"",
                                  // At its end, for some take its second quote for the last one.
                                  "; x=\"a\\\"b\"")),
                      // Its value demands a rationale, whose name is written otherwise, too.
                      change.body(bodies.escaped(change.body().utf8(), random)),
                      change
                          .contentType("")
                          .with(
                              one(random, "CONTENT-TYPE", "cONTENT-TYPE", "content-Type"),
                              Request.JSON + one(random, "", "; x=y"))
                          .authorization("")
                          .with(one(random, "AUTHORIZATION", "aUTHORIZATION"), Request.BEARER)
                          // A field may be empty (section 5.5).
                          .and("X-Insightkit", ""),
                      change.body(bodies.reversed(change.body().utf8())))
                  .toList());

  /** What is equivalent, and often compared as text: letters of an id, the scheme's name. */
  public static final Disguise EQUIVALENT =
      new Disguise(
          "EQUIVALENT",
          Taking.DEMANDED,
          "with an equivalent id or scheme of credentials",
          Requirement.should(
                  "HTTP-19",
                  "An id with a letter encoded is the same id, and bearer is Bearer.",
                  "Equivalent URIs shouldn't be different resources (RFC 9110, section 4.2.3; RFC"
                      + " 3986, section 2.3), and names of schemes have no case (section 11.1).",
                  Disguise.NEEDS,
                  "What compares a path, or the field with the credentials, as text.")
              .decidedBy(Profile.HTTP),
          (asked, base) ->
              NEEDLESS.matcher(asked.request().path()).find()
                  || asked.authorization().filter(ODD_SCHEME.asMatchPredicate()).isPresent(),
          (change, value, bodies, random) ->
              List.of(
                  change.authorization(
                      Request.BEARER.replace("Bearer", one(random, "bearer", "BEARER"))),
                  // The last of them is looked at most closely, and this one goes without a token.
                  change.path(Ids.needlessly(change.path(), random))));

  /** The fields say what is accepted, as few clients do; JSON is. */
  public static final Disguise ACCEPT =
      new Disguise(
          "ACCEPT",
          Taking.DEMANDED,
          "with fields that say what is accepted",
          Disguise.ofHttp(
              "HTTP-17",
              "RFC 9110, section 12.5",
              "Who says that JSON is accepted, or gzip, is answered the same.",
              "A range such as */* covers JSON, a weight makes it no less acceptable, and gzip"
                  + " changes how an answer comes and not what it says.",
              "What compares Accept as text; what compresses answers, and their length"
                  + " afterwards."),
          (asked, base) ->
              says(asked, "Accept", ContentForms::isWeighed)
                  || says(asked, "Accept-Encoding", ContentForms::isWeighed),
          (change, value, bodies, random) ->
              List.of(
                  change
                      .with(
                          "Accept",
                          one(
                              random,
                              "application/*",
                              "*/*;q=0.1",
                              "*/*;q=1",
                              "application/json;q=1"))
                      // A coding that nobody has; one that a server has may be used.
                      .with(
                          "Accept-Encoding", one(random, "x-insightkit;q=1", "gzip;q=0, identity")),
                  change
                      .with(
                          "Accept",
                          one(
                              random,
                              "Text/HTML, Application/JSON;q=0.9",
                              "text/x, APPLICATION/JSON, */*;q=0.5"))
                      // Several lines are one list (section 5.3).
                      .and("Accept", "text/plain;q=0.3")
                      .with(
                          "Accept-Encoding", one(random, "gzip;q=1", "gzip;q=0.5, identity;q=0.1"))
                      .with("Accept-Charset", "iso-8859-1, utf-8;q=0.5")));

  /** It has fields that are made for reading. */
  public static final Disguise CONDITIONS =
      new Disguise(
          "CONDITIONS",
          Taking.DEMANDED,
          "with conditions and ranges that are made for reading",
          Disguise.ofHttp(
              "HTTP-22",
              "RFC 9110, section 14.2",
              "If-Modified-Since and Range make no difference to a change.",
              "Both are for reading alone, and are ignored with any other method (section 13.1.3)."
                  + " A condition that holds makes none either.",
              "Caches and frameworks that look at these fields before they look at the method."),
          (asked, base) ->
              Stream.of("If-Modified-Since", "Range", NO_MATCH)
                  .anyMatch(name -> asked.request().header(name).isPresent()),
          (change, value, bodies, random) ->
              List.of(
                  change
                      .with("Range", one(random, "bytes=0-0", "bytes=0-"))
                      .with(NO_MATCH, one(random, "\"insightkit\"", "W/\"x\", \"y\""))
                      .with("Via", one(random, "1.0 insightkit", "HTTP/2.0 [::1]:80 (x)"))
                      .with("X-Forwarded-For", one(random, "unknown", "203.0.113.7, [2001:db8::1]"))
                      .with("If-Unmodified-Since", DISTANT),
                  change
                      .with("If-Modified-Since", DISTANT)
                      .with("Accept-Language", one(random, "tlh, *;q=0.1", "de-CH, *;q=0.5"))));

  /** The content is declared as something else, or comes in a coding. */
  public static final Disguise CONTENT_FORM =
      new Disguise(
          "CONTENT_FORM",
          Taking.NO_SERVER_ERROR,
          "under another media type or coding, or from a page elsewhere",
          Disguise.ofHttp(
              "HTTP-18",
              "RFC 9110, section 15.5.16",
              "Content of another type or coding is understood or refused, and no server error.",
              "What is refused for its form isn't stored.",
              "What reads the content before its type is looked at, and what unpacks it."),
          (asked, base) ->
              asked.request().header("Content-Encoding").isPresent()
                  || says(asked, "Accept", ContentForms::isNoJson)
                  || Framing.isTwofold(asked.request())
                  || says(asked, "Content-Type", ContentForms::isForeign)
                  // In a record that holds no such fields, its type may have been left out.
                  || (says(asked, "Accept", any -> true)
                      && !says(asked, "Content-Type", any -> true)),
          (change, value, bodies, random) ->
              List.of(
                  // What is likely to be accepted comes first: it would hide what others left.
                  change.with("Transfer-Encoding", "chunked").and(Framing.LENGTH, "0"),
                  one(
                          random,
                          change.with(
                              "Accept", one(random, "text/html", "application/xml, text/*")),
                          change
                              .with("Accept", one(random, "json", ";q=1", "a/b/c", "*"))
                              .with("Accept-Language", one(random, ";;", "-", "x;q=y"))
                              .with("Accept-Encoding", one(random, "gzip;q=high", "gzip;q=", ";")))
                      // As from a page that isn't the server's own; it may be refused for that.
                      .with("Origin", one(random, "https://insightkit.example", "null")),
                  change.contentType(one(random, "text/plain", "json", "*/*", "a/b/c")),
                  change.contentType(
                      one(random, "application/xml", "text/xml; charset=utf-8", "image/svg+xml")),
                  change.contentType("multipart/form-data"),
                  change.contentType("multipart/form-data; boundary=" + one(random, "\"\"", "x")),
                  change.contentType(
                      one(
                          random,
                          "application/x-www-form-urlencoded",
                          "application/json-patch+json",
                          "application/merge-patch+json")),
                  change.contentType("").with("Accept", Request.JSON),
                  change.contentType(
                      Request.JSON
                          + "; charset="
                          + one(random, "x-unknown", "iso-8859-99", "utf-99")),
                  change.with("Content-Encoding", "gzip"),
                  change.with(
                      "Content-Encoding",
                      one(random, "deflate", "br", "compress", "x-unknown", ";"))));

  /** The content comes in chunks, or after a while: no length is declared, or leave asked for. */
  public static final Disguise CHUNKED =
      new Disguise(
          "CHUNKED",
          Taking.DEMANDED,
          "in chunks or when told to go on",
          Disguise.ofHttp(
              "HTTP-09",
              "RFC 9112, section 7.1",
              "Content that comes in chunks, or once the client is told to go on, is taken.",
              "A recipient has to be able to parse the chunked coding; and who sends Expect:"
                  + " 100-continue is told to go on, or answered (RFC 9110, section 10.1.1). To answer"
                  + " 417, or 411 to chunks (section 6.3), is to ask for another form.",
              "Code that asks for a Content-Length, and what lies before the application."),
          (asked, base) ->
              (says(asked, "Transfer-Encoding", "chunked"::equalsIgnoreCase)
                      && !Framing.isTwofold(asked.request()))
                  || asked.request().header("Expect").isPresent(),
          (change, value, bodies, random) ->
              List.of(
                  change.with("Transfer-Encoding", "chunked"),
                  // Names of codings have no case (section 7); this one comes in odder chunks, too.
                  change.with("Transfer-Encoding", "Chunked"),
                  change.with("Expect", one(random, "100-continue", "100-Continue"))));

  /** What was asked in a form that the answer asks to leave; it may be asked in another. */
  public static final Disguise UNMET =
      new Disguise(
          "UNMET",
          Taking.NO_SERVER_ERROR,
          "in a form that the answer asks to leave",
          CHUNKED.requirement(),
          (asked, base) -> false,
          (change, value, bodies, random) -> List.of());

  static final List<Disguise> ALL =
      List.of(SPELLING, EQUIVALENT, ACCEPT, CONDITIONS, CONTENT_FORM, CHUNKED);

  private ContentForms() {}

  private static boolean says(Asked asked, String field, Predicate<String> what) {
    return asked.request().header(field).filter(what).isPresent();
  }

  /** Plain clients, browsers among them, send no such thing to an API. */
  private static boolean isWeighed(String accepted) {
    return accepted.contains(";q=") || accepted.equals("application/*");
  }

  /** Plain clients ask for what they can read. */
  private static boolean isNoJson(String accepted) {
    return !RANGES.matcher(accepted).matches()
        || !(accepted.toLowerCase(ROOT).contains(Request.JSON)
            || accepted.contains("*/*")
            || accepted.contains("application/*"));
  }

  private static boolean isForeign(String type) {
    return !type.toLowerCase(ROOT)
        .matches(Request.JSON + "\\s*(;(?!.*charset=(?!\"?utf-8\\b)).*)?");
  }

  private static boolean isRespelled(Request request) {
    return ESCAPED.matcher(request.body().utf8()).find()
        || request.headers().stream()
            .anyMatch(field -> SPELLED.matcher(field.name() + ": " + field.value()).matches());
  }
}
