package io.github.insightkit.conformance.requests;

import static io.github.insightkit.conformance.contract.Requirement.must;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Requirement;
import java.util.stream.Stream;

/** How another insight is related to the one looked at, in the order of suspicion. */
public enum Relation {
  /** It is asked for under the same ids below a collection that the contract doesn't have. */
  OTHER_COLLECTION(
      false,
      must(
          "SCOPE-01",
          Clause.C02,
          "Insights aren't served below other collections than accounts and zones.",
          "A change that is asked for below another collection isn't acknowledged, and isn't made.",
          "Such a request.",
          "Routing that takes any word for the collection.")),
  /**
   * Its id becomes this one's if it is decoded twice, or if the dots in it are taken for steps of
   * the path; or it is empty.
   */
  MISREAD(
      false,
      related(
          "SCOPE-02",
          "An id is read off the path as it stands there.",
          "What decodes paths: it may decode twice, take dots in an id for steps of the path, or"
              + " put another id where there is none.")),
  /** Its id is this one's but for the case, or for an ending. */
  LOOKALIKE(
      true,
      related(
          "ISOLATION-02",
          "An insight's id is compared whole and with its case.",
          "The key under which the state is kept: a prefix, a hash, or the id in one case.")),
  /** It is reached through another owner, under the same id. */
  OTHER_OWNER(
      true,
      related(
          "ISOLATION-03",
          "The same id under another owner is another insight.",
          "The key under which the state is kept: it may lack the owner.")),
  /** This insight's id stands in the body of the request for the other. */
  NAMED_IN_BODY(
      true,
      related(
          "ISOLATION-04",
          "An id in the body doesn't say which insight is changed.",
          "Whether members of the body are bound over what the path says.")),
  /** None of these. */
  OTHER(
      false,
      must(
          "ISOLATION-01",
          Clause.C03,
          "A change to one insight leaves another alone.",
          "Two insights; a change to one while a value stands on the other, and while none does.",
          "What the state is kept under: the whole id, and the owner where scopes are apart."));

  /** Whether it is an insight like any other to an implementation that mixes up any two. */
  private final boolean ordinary;

  @SuppressWarnings("ImmutableEnumChecker") // A requirement is a record of texts.
  private final Requirement requirement;

  Relation(boolean ordinary, Requirement requirement) {
    this.ordinary = ordinary;
    this.requirement = requirement;
  }

  private static Requirement related(String id, String title, String lookAt) {
    return must(
        id,
        Clause.C03,
        title,
        "A change to such an insight while a value stands on the first, and a look at the first.",
        lookAt);
  }

  /** What is broken if a change of the other insight shows on this one. */
  public Requirement requirement() {
    return requirement;
  }

  /** The same, and the wide requirement that it belongs to if it belongs to one. */
  public Stream<Requirement> broken() {
    return ordinary ? Stream.of(requirement, OTHER.requirement) : Stream.of(requirement);
  }
}
