package io.github.insightkit.conformance.requests;

import static io.github.insightkit.conformance.contract.Requirement.must;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Level;
import io.github.insightkit.conformance.contract.Requirement;

/**
 * The forms in which a request may come that tempt an implementation to treat it otherwise, in the
 * order in which they are suspected.
 */
public enum Disguise {
  /** The media type has a charset, and is written in another case. */
  MEDIA_TYPE(
      Taking.DEMANDED,
      "under another spelling of the media type",
      http(
          "HTTP-08",
          "RFC 9110, section 8.3.1",
          "A media type is taken in any case and with a charset.",
          "Application/JSON; charset=UTF-8 is the same as application/json.",
          "A comparison of the whole Content-Type as text.")),
  /** The content comes in chunks, and no length is declared. */
  CHUNKED(
      Taking.DEMANDED,
      "in chunks",
      http(
          "HTTP-09",
          "RFC 9112, section 7.1",
          "Content that comes in chunks is taken.",
          "A recipient has to be able to parse the chunked coding.",
          "Code that asks for a Content-Length.")),
  /** The rationale has letters of many scripts, quotes, markup or emoji. */
  RICH_TEXT(
      Taking.DEMANDED,
      "with a rationale of many scripts or signs",
      must(
          "TEXT-01",
          Clause.C08,
          "A rationale is taken in any language, and with quotes, markup and emoji.",
          "A rationale is a string; nothing says that it is ASCII.",
          Disguise.NEEDS,
          "The column's character set, and filters that look for markup.")),
  /** The rationale has control characters, or half a surrogate pair. */
  ODD_TEXT(
      Taking.NO_SERVER_ERROR,
      "with odd characters in the rationale",
      http(
          "TEXT-02",
          "RFC 9110, section 15.6",
          "Control characters and halves of surrogate pairs don't cause a server error.",
          "They may be refused; they have no other effect than any rationale.",
          "What the store does with NUL, and what the encoder does with half a pair.")),
  /** The path has a query that names another value. */
  QUERY(
      Taking.OPEN,
      "under a query",
      must(
          "HTTP-12",
          Clause.C04,
          "A query doesn't override the body.",
          "The value is read from the body.",
          Disguise.NEEDS,
          "Frameworks that bind query and body into one object.")),
  /** The path ends in a slash, or has a doubled one. */
  PATH_SPELLING(
      Taking.NOT_SERVED,
      "by another spelling of the path",
      must(
          "HTTP-13",
          Clause.C06,
          "Another spelling of the path is no way around the guard.",
          "A path with a slash at its end, or a doubled one, may be refused, and is held to the"
              + " same rules if it isn't.",
          Disguise.NEEDS,
          "A guard that is bound to a path by its exact text.")),
  /** The method is another one that carries content, or a field asks for another method. */
  METHOD(
      Taking.NOT_SERVED,
      "by another method",
      http(
          "HTTP-06",
          "RFC 9110, section 9.1",
          "Another method is no way around the guard.",
          "POST, PUT and DELETE, and fields that ask for another method, do nothing or what a PATCH"
              + " would.",
          "Routing by path alone, and middleware that honours X-HTTP-Method-Override.")),
  /** The body names another insight or owner. */
  BODY_IDS(Taking.OPEN, "with an id in the body", Relation.NAMED_IN_BODY.requirement());

  /** What an implementation has to do with a form. */
  private enum Taking {
    /** It has to take it. */
    DEMANDED,
    /** It may refuse it, but not by a server error. */
    NO_SERVER_ERROR,
    /** It may refuse it. */
    OPEN,
    /** What comes in this form isn't the contract's operation, and may be sent elsewhere. */
    NOT_SERVED
  }

  private static final String NEEDS =
      "A request of that form, and after it a request whose answer tells the state.";

  private final Taking taking;
  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // A requirement is a record of texts.
  private final Requirement requirement;

  Disguise(Taking taking, String words, Requirement requirement) {
    this.taking = taking;
    this.words = words;
    this.requirement = requirement;
  }

  private static Requirement http(
      String id, String section, String title, String meaning, String lookAt) {
    return new Requirement(id, Level.HTTP, section, title, meaning, NEEDS, lookAt);
  }

  /** How the form is told in words. */
  public String words() {
    return words;
  }

  /** What is broken if the form makes a difference. */
  public Requirement requirement() {
    return requirement;
  }

  /** Whether what comes in this form is the contract's operation at all. */
  public boolean isServed() {
    return taking != Taking.NOT_SERVED;
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
    return this == METHOD;
  }
}
