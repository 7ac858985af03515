package io.github.insightkit.conformance.requests;

/** Kinds of requests, by their names. */
public final class Kinds {
  private Kinds() {}

  /** The forbidden kind of this name. */
  public static ForbiddenKind forbidden(String id) {
    return RequestKinds.forbidden()
        .filter(kind -> kind.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no kind " + id));
  }

  /** The row of the open kind with this id. */
  public static OpenKind open(String id) {
    return RequestKinds.open().stream()
        .filter(kind -> kind.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
