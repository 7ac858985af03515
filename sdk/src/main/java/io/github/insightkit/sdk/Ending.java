package io.github.insightkit.sdk;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How one attempt ended. There is no other way. */
sealed interface Ending {
  /**
   * The server says that the change was applied.
   *
   * @param answer the answer
   * @param said what it says, without the credential
   */
  record Applied(Answer answer, SuccessEnvelope said) implements Ending {}

  /**
   * The server says that the change was not applied.
   *
   * @param answer the answer
   * @param why what it says about it
   */
  record Refused(Answer answer, Explanation why) implements Ending {}

  /**
   * The edge turned the change away before it reached the API.
   *
   * @param answer the answer
   * @param why what it says about it
   */
  record Blocked(Answer answer, Explanation why) implements Ending {}

  /**
   * No byte of the change left.
   *
   * @param cause what stood in the way
   * @param repeatable whether it may be gone at the next attempt
   */
  record NotSent(IOException cause, boolean repeatable) implements Ending {}

  /**
   * No byte left, for there was nothing to sign it with.
   *
   * @param cause what went wrong in getting the credential
   */
  record NoCredentials(RuntimeException cause) implements Ending {}

  /**
   * The change left, and nobody said what became of it.
   *
   * @param answer the answer, if there was one that doesn't settle it
   * @param why what the answer says about it
   * @param cause what broke off, if something did
   */
  record Unknown(@Nullable Answer answer, Explanation why, @Nullable IOException cause)
      implements Ending {}

  /**
   * The answer claims success in a form that can't be relied on.
   *
   * @param answer the answer
   * @param why what it says beside
   * @param trouble what is wrong with it
   */
  record Malformed(Answer answer, Explanation why, String trouble) implements Ending {}
}
