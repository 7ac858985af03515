package io.github.insightkit.conformance.requests;

import static io.github.insightkit.conformance.requests.ForbiddenKind.one;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.history.Framing;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.requests.Disguise.Taking;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Forms in which a request might go another way: to another operation, insight or server. */
public final class RoutingForms {
  private static final String OVERRIDE = "X-HTTP-Method-Override";

  /** The path has a query, which may name another value. */
  public static final Disguise QUERY =
      new Disguise(
          "QUERY",
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
                      // A code that is no UTF-8 comes last.
                      one(random, "dry_run=false", "force=true", "_method=PATCH", "", "x=[]")
                          + one(random, "&x=%ff", "&x=%C3%28", "&%E2%82=1"))
                  .map(query -> change.path(change.path() + "?" + query))
                  .toList());

  /** The path has a slash too many, or its end is written otherwise. */
  public static final Disguise PATH_SPELLING =
      new Disguise(
          "PATH_SPELLING",
          Taking.NOT_SERVED,
          "by another spelling of the path",
          Requirement.must(
                  "HTTP-13",
                  Clause.C06,
                  "Another spelling of the path is no way around the guard.",
                  "A path with a slash too many, or whose end is written otherwise, may be refused,"
                      + " and is held to the same rules if it isn't.",
                  Disguise.NEEDS,
                  "A guard that is bound to a path by its exact text.")
              .decidedBy(Profile.HTTP),
          (asked, base) -> asked.respelled(),
          (change, value, bodies, random) -> {
            String path = change.path();
            int leaf = path.lastIndexOf('/') + 1;
            return Stream.of(
                    path + "/",
                    path.replaceFirst(
                        one(random, "^(/[^/]+)/", "^(/[^/]+/[^/]+)/", "^(.*)/"), "$1//"),
                    path.substring(0, leaf) + path.substring(leaf).toUpperCase(Locale.ROOT),
                    path.substring(0, leaf) + Ids.encoded(path.substring(leaf)),
                    path + one(random, ".json", ";x=y"))
                .map(change::path)
                .toList();
          });

  /** The method is another one that carries content, or a field asks for another method. */
  public static final Disguise METHOD =
      new Disguise(
          "METHOD",
          Taking.NOT_SERVED,
          "by another method",
          Disguise.ofHttp(
              "HTTP-06",
              "RFC 9110, section 9.1",
              "Another method is no way around the guard.",
              "POST, PUT and DELETE, and fields that ask for another method, do nothing or what a"
                  + " PATCH would.",
              "Routing by path alone, and middleware that honours X-HTTP-Method-Override."),
          (asked, base) ->
              !asked.request().method().equals(Request.CHANGE)
                  || asked.request().header(OVERRIDE).isPresent(),
          (change, value, bodies, random) ->
              List.of(
                  change.method("POST"),
                  change.method("PUT"),
                  change.method("POST").with(OVERRIDE, Request.CHANGE),
                  change.method(one(random, "INSIGHTKIT", "INSIGHTS")),
                  one(
                      random,
                      change.method("POST").with("X-HTTP-Method", Request.CHANGE),
                      change.method("POST").path(change.path() + "?_method=" + Request.CHANGE))));

  /** There is no saying which host it is for. */
  public static final Disguise UNADDRESSED =
      new Disguise(
          "UNADDRESSED",
          Taking.NOT_SERVED,
          "for no host",
          Disguise.ofHttp(
              "HTTP-20",
              "RFC 9112, section 3.2",
              "A request that names no host is refused or served, and not both.",
              "It has to be refused; many servers don't look.",
              "The order of looking at the fields and at the content."),
          (asked, base) -> Framing.isUnaddressed(asked.request()),
          (change, value, bodies, random) -> List.of(change.and(Framing.HOST, "")));

  /** Where it ends, or whom it is for, can be read in two ways. */
  public static final Disguise FRAMING =
      new Disguise(
          "FRAMING",
          Taking.REFUSED,
          "in a message that contradicts itself",
          Disguise.ofHttp(
              "HTTP-21",
              "RFC 9112, section 6.3",
              "A message that contradicts itself is refused, and changes nothing.",
              "Two lengths, or one that is no number; a blank before a colon (section 5.1).",
              "The options of the HTTP parser that make it lenient."),
          (asked, base) -> Framing.isContradictory(asked.request()),
          (change, value, bodies, random) ->
              List.of(
                  change.and(Framing.LENGTH, one(random, "0", "-1", "x")),
                  change.and(one(random, "X-Note ", "Content-Type "), "x")));

  /** The body names another insight or owner. */
  public static final Disguise BODY_IDS =
      new Disguise(
          "BODY_IDS",
          Taking.OPEN,
          "with an id in the body",
          Relation.NAMED_IN_BODY.requirement(),
          (asked, base) ->
              !Collections.disjoint(asked.unknownMembers(), Ids.members(asked.contract())),
          (change, value, bodies, random) -> List.of());

  static final List<Disguise> ALL =
      List.of(QUERY, PATH_SPELLING, METHOD, UNADDRESSED, FRAMING, BODY_IDS);

  private RoutingForms() {}
}
