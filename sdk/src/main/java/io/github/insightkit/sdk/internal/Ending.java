package io.github.insightkit.sdk.internal;

import io.github.insightkit.sdk.model.EnvelopeItem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one attempt ended. There is no other way. */
public sealed interface Ending {
  /**
   * The server says that the change was applied.
   *
   * @param answer the answer
   * @param errors the entries of its error list, which may be there all the same
   * @param messages the entries of its message list
   */
  record Applied(Answer answer, List<EnvelopeItem> errors, List<EnvelopeItem> messages)
      implements Ending {}

  /**
   * The server says that the change was not applied.
   *
   * @param answer the answer
   * @param errors why
   * @param messages what else it says
   * @param repeatable whether the same request may be sent again
   * @param retryAfter how long to wait first, if the server says so
   */
  record Refused(
      Answer answer,
      List<EnvelopeItem> errors,
      List<EnvelopeItem> messages,
      boolean repeatable,
      @Nullable Duration retryAfter)
      implements Ending {}

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
   * @param cause what broke off, if something did
   */
  record Unknown(@Nullable Answer answer, @Nullable IOException cause) implements Ending {}

  /**
   * The answer claims success in a form that can't be relied on.
   *
   * @param answer the answer
   * @param trouble what is wrong with it
   */
  record Malformed(Answer answer, String trouble) implements Ending {}
}
