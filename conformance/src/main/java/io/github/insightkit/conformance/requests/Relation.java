package io.github.insightkit.conformance.requests;

import static io.github.insightkit.conformance.contract.Requirement.must;
import static io.github.insightkit.conformance.contract.Requirement.should;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Request;
import java.util.List;
import java.util.stream.Stream;

/**
 * How another insight, for which a request is meant, is related to the one looked at; its answer
 * says nothing of this one. In the order of suspicion.
 */
@SuppressWarnings("ImmutableEnumChecker") // Requirements are records of texts; the rest is lambdas.
public enum Relation implements Input {
  /** It is asked for under the same ids below a collection that the contract doesn't have. */
  OTHER_COLLECTION(
      "the same ids below a collection that there isn't",
      must(
              "SCOPE-01",
              Clause.C02,
              "Insights aren't served below collections that the contract doesn't have.",
              "A change that is asked for below another collection isn't acknowledged, and isn't"
                  + " made.",
              "Such a request.",
              "Routing that takes any word for the collection.")
          .decidedBy(Profile.ISOLATION),
      (contract, one, body) -> {
        Request draft = change(contract, one, body);
        return Stream.of("users", "organizations", "memberships", "tenants")
            .filter(
                other ->
                    contract.operations().stream()
                        .map(Operation::collection)
                        .noneMatch(other::equals))
            .limit(2)
            .map(other -> draft.path(draft.path().replaceFirst("^/[^/]+", "/" + other)));
      }),
  /**
   * Its id becomes this one's if the dots in it are taken for steps of the path, as some layers
   * before an application do to harden it, or its end for a parameter, as some frameworks do.
   */
  RESOLVED(
      "an id that is this one's if steps or parameters of a path are seen in it",
      should(
              "SCOPE-03",
              "Dots in an id aren't steps of the path, nor is its end a parameter.",
              "An encoded slash is part of an id (RFC 3986, section 2.2), and no end of a segment."
                  + " A semicolon that isn't encoded may begin a parameter (section 3.3), so it is"
                  + " no more than a warning that it does.",
              Relation.LOOKED_AT,
              "What resolves paths before they are routed, and what takes parameters out of them.")
          .decidedBy(Profile.ISOLATION),
      (contract, one, body) ->
          Stream.concat(
              Stream.of("x/../" + one.issue())
                  .map(id -> change(contract, new Address(one.scope(), one.owner(), id), body)),
              ending(contract, one, body, ";v=1"))),
  /** Its id becomes this one's if it is decoded twice, cut off or unquoted; or it is empty. */
  MISREAD(
      "an id that is this one's if it is misread",
      related(
          "SCOPE-02",
          "An id is read off the path as it stands there.",
          "What decodes paths: it may decode twice, leave out what it can't read, or put another id"
              + " where there is none."),
      (contract, one, body) ->
          Stream.concat(
              Stream.of(
                      "",
                      Ids.encoded(one.issue()),
                      one.issue() + '\0',
                      '"' + one.issue() + '"',
                      one.issue() + Texts.MARKUP)
                  .map(id -> change(contract, new Address(one.scope(), one.owner(), id), body)),
              ending(contract, one, body, "%FF", "%C3%28", "%27"))),
  /** Its id is this one's but for the case, or for an ending. */
  LOOKALIKE(
      "an insight with a similar id",
      related(
          "ISOLATION-02",
          "An insight's id is compared whole and with its case.",
          "The key under which the state is kept: a prefix, a hash, or the id in one case."),
      (contract, one, body) ->
          Stream.concat(
              Ids.lookalikes(one.issue())
                  .map(id -> change(contract, new Address(one.scope(), one.owner(), id), body)),
              ending(contract, one, body, "+", "%20", ",x", "%3Fx", "%23x", "%F0%9F%9A%80"))),
  /** It is reached through another owner, under the same id. */
  OTHER_OWNER(
      "the same id under another owner",
      related(
          "ISOLATION-03",
          "The same id under another owner is another insight.",
          "The key under which the state is kept: it may lack the owner, or its kind."),
      (contract, one, body) ->
          Stream.concat(
                  Stream.of(
                          Ids.altered(one.owner()),
                          one.owner() + "0",
                          " " + one.owner(),
                          Ids.altered(one.owner()) + "," + one.owner())
                      .filter(owner -> !owner.equals(one.owner()))
                      .map(owner -> new Address(one.scope(), owner, one.issue())),
                  // An id of an account among the zones, or the other way round.
                  contract.operations().stream()
                      .map(Operation::scope)
                      .filter(scope -> !scope.equals(one.scope()))
                      .limit(1)
                      .map(scope -> new Address(scope, one.owner(), one.issue())))
              .map(other -> change(contract, other, body))),
  /** This insight's id stands in the body of the request for the other. */
  NAMED_IN_BODY(
      "another insight with this one's id in the body",
      related(
          "ISOLATION-04",
          "An id in the body doesn't say which insight is changed.",
          "Whether members of the body are bound over what the path says."),
      (contract, one, body) -> Stream.empty()),
  /** None of these. */
  OTHER(
      "another insight",
      must(
              "ISOLATION-01",
              Clause.C03,
              "A change to one insight leaves another alone.",
              "Two insights; a change to one while a value stands on the other, and while none"
                  + " does.",
              "What the state is kept under: the whole id, and the owner where scopes are apart;"
                  + " and what a connection or a pooled object keeps of the request before.")
          .decidedBy(Profile.ISOLATION),
      (contract, one, body) -> Stream.empty());

  private static final String LOOKED_AT =
      "A change to such an insight while a value stands on the first, and a look at the first.";

  /** Makes requests for insights that are so related to this one and that nobody has to have. */
  private interface Members {
    Stream<Request> of(Contract contract, Address one, String body);
  }

  private final String words;

  private final Requirement requirement;

  private final Members members;

  Relation(String words, Requirement requirement, Members members) {
    this.words = words;
    this.requirement = requirement;
    this.members = members;
  }

  private static Requirement related(String id, String title, String lookAt) {
    return must(id, Clause.C03, title, LOOKED_AT, lookAt).decidedBy(Profile.ISOLATION);
  }

  private static Request change(Contract contract, Address insight, String body) {
    return Request.change(
        contract.operation(insight.scope()), insight.owner(), insight.issue(), body);
  }

  /** Changes of an insight whose id ends in one of these, which are written as they are given. */
  private static Stream<Request> ending(
      Contract contract, Address one, String body, String... endings) {
    Request plain = change(contract, one, body);
    return Stream.of(endings)
        .map(end -> plain.path(plain.path().replaceFirst("/(?=[^/]*$)", end + "/")));
  }

  /** Changes with this body of insights that are so related to this one; maybe none. */
  public List<Request> requests(Contract contract, Address one, String body) {
    return members.of(contract, one, body).toList();
  }

  /** How another insight is related to this one. */
  public static Relation of(Address one, Address other) {
    boolean isSameScope = one.scope().equals(other.scope());
    if (isSameScope != one.owner().equals(other.owner())) {
      return one.issue().equals(other.issue()) ? OTHER_OWNER : OTHER;
    }
    return isSameScope && Ids.areLookalikes(one.issue(), other.issue()) ? LOOKALIKE : OTHER;
  }

  /** The same for an address that names no insight unless it is taken for one like this. */
  public static Relation of(Address one, Address other, Relation taken) {
    boolean mine =
        one.owner().equals(other.owner())
            && (taken == OTHER_COLLECTION
                ? one.issue().equals(other.issue())
                : one.scope().equals(other.scope()) && Ids.isMisread(other.issue(), one.issue()));
    return mine ? taken : OTHER;
  }

  @Override
  public Permission in(State from, StateMachine contract) {
    return Permission.open("elsewhere", from);
  }

  public String words() {
    return words;
  }

  /** What is broken if a change of the other insight shows on this one. */
  public Requirement requirement() {
    return requirement;
  }

  /** The same, and the wide requirements that it belongs to if it belongs to any. */
  public Stream<Requirement> broken() {
    return switch (this) {
      case OTHER_COLLECTION, OTHER -> Stream.of(requirement);
      // An id with something behind it is a similar one, too.
      case RESOLVED, MISREAD -> Stream.of(requirement, LOOKALIKE.requirement, OTHER.requirement);
      case LOOKALIKE, OTHER_OWNER, NAMED_IN_BODY -> Stream.of(requirement, OTHER.requirement);
    };
  }

  @Override
  public String toString() {
    return "another insight";
  }
}
