package io.github.insightkit.conformance.requests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Request;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import okio.ByteString;

/**
 * A form in which a request may come that tempts an implementation to treat it otherwise. A request
 * that has several counts as one of the last in the catalogue: what lies farther from a plain
 * request hides what lies nearer.
 *
 * @param name the name, in capitals
 * @param taking what an implementation has to do with it
 * @param words how it is told in words
 * @param requirement what is broken if the form makes a difference
 * @param recogniser tells the requests in it from others
 * @param members puts plain changes into it
 */
public record Disguise(
    String name,
    Taking taking,
    String words,
    Requirement requirement,
    Recogniser recogniser,
    Members members) {

  /** What an implementation has to do with a form. */
  enum Taking {
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
  interface Recogniser {
    boolean fits(Asked asked, Input base);
  }

  /** Puts a plain change to this value into a form. */
  interface Members {
    List<Request> of(Request change, State value, Bodies bodies, SplittableRandom random);
  }

  static final String NEEDS =
      "A request of that form, and after it a request whose answer tells the state.";

  /** How many seeds give nearly all that there is of a form. */
  private static final int MANY = 24;

  static Requirement ofHttp(
      String id, String section, String title, String meaning, String lookAt) {
    return Requirement.http(id, section, title, meaning, NEEDS, lookAt).decidedBy(Profile.HTTP);
  }

  /** Each character as one byte. */
  static ByteString latin(String text) {
    return ByteString.of(text.getBytes(ISO_8859_1));
  }

  /** The form of this request, which plainly asks for this. */
  static Optional<Disguise> of(Asked asked, Input base) {
    return RequestKinds.disguises().stream()
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
    return members.of(change, value, bodies, new SplittableRandom(seed ^ name.hashCode())).stream()
        .filter(draft -> bodies.permits(draft.body().utf8()))
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

  /** Whether it is told by how HTTP/1.1 frames messages. */
  public boolean isOfFraming() {
    return equals(RoutingForms.UNADDRESSED) || equals(RoutingForms.FRAMING);
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
    return equals(RoutingForms.METHOD);
  }

  @Override
  public String toString() {
    return name;
  }
}
