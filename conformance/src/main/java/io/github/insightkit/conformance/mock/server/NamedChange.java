package io.github.insightkit.conformance.mock.server;

/** A change that people can name, and that is described to them. */
public interface NamedChange extends Change {
  /** The name, in lower case with hyphens. */
  String id();

  /** What is different about the server, in a sentence without a full stop. */
  String description();

  /** The change itself. */
  Change change();

  @Override
  default Behaviour apply(Behaviour usual) {
    return change().apply(usual);
  }
}
