package io.github.insightkit.conformance.mock.server;

/**
 * The steps by which a request is served, in this order. A {@link Change} puts another step in the
 * place of one. A stage up to {@link #READ_RATIONALE} refuses a request with a {@link
 * Refusal.RefusedException}.
 */
public enum Stage {
  /** Makes a reply of a request: all the others, but for {@link #DELIVER}. */
  WHOLE,
  /** Refuses a request that isn't for one host (RFC 9112, section 3.2). */
  ADDRESS,
  /** Refuses a request without the right credentials. */
  AUTHENTICATE,
  /** Gives a list or a log, if that is what is asked for; the rest is for other requests. */
  LIST,
  /** Finds what the request is about. */
  ROUTE,
  /** Refuses by header fields. */
  ADMIT,
  /** Finds the insight that is meant. */
  IDENTIFY,
  /** Reads the body. */
  PARSE,
  /** Reads the state that is asked for; there is none where the body names none. */
  READ_VALUE,
  /** Reads the rationale for that state. */
  READ_RATIONALE,
  /** Lets nobody else change the insight meanwhile, and changes it. */
  UPDATE,
  /** Decides and stores. */
  CHANGE,
  /** Grants or refuses. */
  DECIDE,
  /** Says what the insight becomes. */
  STORE,
  /** Writes the envelope. */
  COMPOSE,
  /** Makes the envelope a reply. */
  RENDER,
  /** Plans how the reply goes out. */
  DELIVER
}
