package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.contract.Requirement;
import java.util.List;
import java.util.stream.Stream;

/**
 * The catalogue of all kinds of requests.
 *
 * <p>The order of the rows is the order in which they are recognised, the first that fits, and in
 * which their rules are suspected.
 */
public final class RequestKinds {
  /** A body that isn't one JSON document. */
  public static final ForbiddenKind MALFORMED = BodyKinds.MALFORMED;

  /** A value that the contract doesn't list and that is like none of those that it does. */
  public static final ForbiddenKind UNKNOWN_VALUE = ValueKinds.UNKNOWN;

  /** A value that demands a reason, without one. */
  public static final ForbiddenKind REASON_MISSING = ReasonKinds.MISSING;

  /** A body that is null: some readers take it for an empty one. */
  public static final OpenKind NULL_BODY = OpenKinds.NULL_BODY;

  /** It stands behind a byte order mark, with which it isn't JSON. */
  public static final OpenKind MARKED = OpenKinds.MARKED;

  /** What it asks for stands under another name. */
  public static final OpenKind OTHER_NAME = OpenKinds.OTHER_NAME;

  /** A rationale that may be too long; each length is a question of its own. */
  public static final OpenKind LONG_REASON = OpenKinds.LONG_REASON;

  private static final List<ForbiddenKind> BODIES =
      Stream.of(BodyKinds.ALL, ValueKinds.ALL, ReasonKinds.ALL, SchemaKinds.ALL)
          .flatMap(List::stream)
          .toList();

  private static final List<Disguise> DISGUISES =
      Stream.of(ContentForms.ALL, TextForms.ALL, RoutingForms.ALL).flatMap(List::stream).toList();

  private RequestKinds() {}

  /** What is forbidden for its credentials, in a run that has some. */
  public static List<ForbiddenKind> credentials() {
    return CredentialKinds.ALL;
  }

  /** What is forbidden for its body. */
  public static List<ForbiddenKind> bodies() {
    return BODIES;
  }

  /** All that is forbidden in every state. */
  public static Stream<ForbiddenKind> forbidden() {
    return Stream.of(CredentialKinds.ALL, BODIES).flatMap(List::stream);
  }

  /** What is open where nothing is forbidden. */
  public static List<OpenKind> open() {
    return OpenKinds.ALL;
  }

  /** The forms in which any request may come, those nearest to a plain request first. */
  public static List<Disguise> disguises() {
    return DISGUISES;
  }

  /** The ids of what is broken where one of these is accepted, the most suspect first. */
  public static Stream<String> accepted(List<ForbiddenKind> kinds) {
    // What is a kind's own is narrower than what it belongs to besides.
    return ids(
        Stream.concat(
            kinds.stream().map(kind -> kind.accepted().get(0)),
            kinds.stream().flatMap(kind -> kind.accepted().stream())));
  }

  /** The ids of what is broken where something forbidden is refused and changes something. */
  public static Stream<String> effects() {
    return ids(forbidden().map(ForbiddenKind::effect));
  }

  private static Stream<String> ids(Stream<Requirement> requirements) {
    return requirements.map(Requirement::id).distinct();
  }
}
