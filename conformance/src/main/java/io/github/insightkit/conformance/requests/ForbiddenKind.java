package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.history.Request;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * One way of asking that the contract forbids in every state: everything about it.
 *
 * @param id the name, in lower case with hyphens
 * @param words what such a request asks for; {@code %s} stands for the detail
 * @param recogniser tells such a request from others
 * @param members makes such requests
 * @param effect what is broken if such a request is refused and changes something
 * @param accepted what is broken if such a request is accepted: the narrow before the wide
 */
public record ForbiddenKind(
    String id,
    String words,
    Recogniser recogniser,
    Members members,
    Requirement effect,
    List<Requirement> accepted) {

  /** How much of a detail is quoted, in UTF-16 units. */
  private static final int QUOTED = 60;

  /** Tells the requests of a kind from others that no kind before it in the catalogue claims. */
  interface Recogniser {
    /** What exactly is asked, so that two of a kind can be told apart; empty if it is no such. */
    Optional<String> detail(Asked asked);
  }

  /** Makes requests of a kind. */
  interface Members {
    /**
     * Such requests, in an order of their own.
     *
     * @param change a request that is in order, to be altered
     * @param random decides which ones are made where there are many
     */
    List<Request> of(Request change, Bodies bodies, SplittableRandom random);
  }

  /** Makes bodies of a kind. */
  interface BodyMembers {
    List<String> of(Bodies bodies, SplittableRandom random);
  }

  /** A kind whose requests differ from others by their body alone. */
  static ForbiddenKind body(
      String id,
      String words,
      Recogniser recogniser,
      BodyMembers members,
      Requirement effect,
      Requirement... accepted) {
    return new ForbiddenKind(
        id,
        words,
        recogniser,
        (change, bodies, random) -> members.of(bodies, random).stream().map(change::body).toList(),
        sentWithBodies(effect),
        Stream.of(accepted).map(ForbiddenKind::sentWithBodies).toList());
  }

  /** One of these. */
  @SafeVarargs
  static <T> T one(SplittableRandom random, T... some) {
    return some[random.nextInt(some.length)];
  }

  static Requirement sentWithBodies(Requirement requirement) {
    return requirement.decidedBy(Profile.TRANSITION, Profile.FORBIDDEN);
  }

  /** What this request asks, if it is one of this kind. */
  public Optional<String> detail(Asked asked) {
    return recogniser.detail(asked);
  }

  /** What a request with this detail asks for, in words. */
  public String words(String detail) {
    return words.replace(
        "%s", detail.length() <= QUOTED ? detail : detail.substring(0, QUOTED) + "...");
  }

  /** Requests of this kind, made of one that is in order; another seed gives others. */
  public List<Request> requests(Request change, Bodies bodies, long seed) {
    return members.of(change, bodies, new SplittableRandom(seed ^ id.hashCode()));
  }

  /** All requirements that such a request may break. */
  public Stream<Requirement> requirements() {
    return Stream.concat(accepted.stream(), Stream.of(effect));
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id;
  }
}
