package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.contract.State;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One way of asking that the contract leaves open in every state where it forbids nothing: such a
 * request may be accepted or refused.
 *
 * @param id the name of the question, in lower case with hyphens
 * @param words what such a request has besides what it asks for
 * @param profile the part of a run that asks it
 * @param recogniser tells such a request from others; each detail is a question of its own
 * @param members makes bodies of such requests
 * @param refused what warns if such a request is accepted; nothing where accepting it is as good
 */
public record OpenKind(
    String id,
    String words,
    Profile profile,
    ForbiddenKind.Recogniser recogniser,
    Members members,
    Optional<Requirement> refused) {

  /** A kind that is as well accepted as refused. */
  OpenKind(
      String id,
      String words,
      Profile profile,
      ForbiddenKind.Recogniser recogniser,
      Members members) {
    this(id, words, profile, recogniser, members, Optional.empty());
  }

  /** Makes bodies of a kind. */
  interface Members {
    /**
     * For each way to ask for this value so, all bodies that do; a run sends one of them. None if
     * the question can't be asked with this value.
     */
    List<List<String>> of(Bodies bodies, State value);
  }

  /** The name of the question that a request with this detail asks. */
  String question(String detail) {
    return detail.isEmpty() ? id : id + "-" + detail;
  }

  /**
   * One body for each way to ask this question; another seed gives others.
   *
   * @param value the value to ask for, if such a request asks for one
   */
  public List<String> bodies(Bodies bodies, State value, long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ id.hashCode());
    return members.of(bodies, value).stream()
        .map(alike -> alike.stream().filter(one -> isMeant(bodies, one)).toList())
        .filter(alike -> !alike.isEmpty())
        .map(alike -> alike.get(random.nextInt(alike.size())))
        .toList();
  }

  /** What the contract forbids is none of these, unless that is what is asked. */
  private boolean isMeant(Bodies bodies, String body) {
    return refused.isPresent() || bodies.permits(body);
  }

  @Override
  public String toString() {
    return id;
  }
}
