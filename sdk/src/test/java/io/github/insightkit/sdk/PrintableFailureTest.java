package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Failures of the library below, before they become the cause of one of ours. */
class PrintableFailureTest {
  private static final String TOKEN = "token-for-tests";
  private static final Secret SECRET = Secret.bearer(TOKEN);

  @Test
  void printableFailureStaysWhatItIs() {
    IOException failure = new ConnectException("refused");
    failure.initCause(new IllegalStateException("why"));
    failure.addSuppressed(new IOException());

    assertThat(PrintableFailure.of(failure, SECRET)).isSameAs(failure);
  }

  @Test
  void credentialIsMaskedInCausesAndInWhatWasSuppressed() {
    Throwable cause = new IllegalStateException("got " + TOKEN);
    IOException failure = new IOException("lost", cause);
    failure.addSuppressed(
        new IOException(
            "and",
            new IOException(
                Base64.getEncoder()
                    .encodeToString(
                        ("Bearer " + TOKEN)
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII)))));

    IOException shown = PrintableFailure.of(failure, SECRET);
    assertThat(trace(shown))
        .doesNotContain(TOKEN)
        .contains("java.io.IOException: lost", "IllegalStateException: got [redacted]")
        .contains("Suppressed: ", "java.io.IOException: [redacted]");
    assertThat(shown.getStackTrace()).isEqualTo(failure.getStackTrace());
    assertThat(shown).cause().extracting(Throwable::getStackTrace).isEqualTo(cause.getStackTrace());
  }

  @Test
  void whatCouldWriteALogIsEscapedAlthoughNobodyHasSignedYet() {
    IOException failure = new IOException("a", new IOException("b\r\n\u202ec"));

    assertThat(PrintableFailure.of(failure, null).getCause())
        .hasMessage("java.io.IOException: b\\r\\n\\u202ec");
  }

  @Test
  void endlessMessagesAndChainsAreCut() {
    IOException failure = new IOException("x".repeat(100_000));
    for (int i = 0; i < 10_000; i++) {
      failure = new IOException("again", failure);
      failure.addSuppressed(new IOException("beside"));
    }
    int length =
        trace(PrintableFailure.of(failure, SECRET)).split("(Caused by|Suppressed): ").length;
    assertThat(length).isEqualTo(32);
    assertThat(PrintableFailure.of(new IOException("x".repeat(100_000)), SECRET).getMessage())
        .hasSize(300)
        .endsWith("...");
  }

  @Test
  void failuresThatCauseEachOtherComeToAnEnd() {
    IOException one = new IOException("one");
    IOException two = new IOException("two", one);
    one.initCause(two);

    assertThat(trace(PrintableFailure.of(one, SECRET))).containsOnlyOnce("two");
  }

  @Test
  void failureThatCannotSayWhatItIsIsNamedByItsType() {
    IOException mute =
        new IOException() {
          private static final long serialVersionUID = 1L;

          @Override
          public String getMessage() {
            throw new IllegalStateException("no message to be had");
          }
        };
    IOException failure = new IOException("bell\u0007", mute);

    assertThat(PrintableFailure.of(failure, SECRET).getCause())
        .hasMessage(mute.getClass().getName());
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
