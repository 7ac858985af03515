package io.github.insightkit.sdk;

import java.io.IOException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Names a failure as a matter of certificates where a server has said so in an alert of TLS. */
final class Certificates {
  /** The alerts about a certificate of the other side's (RFC 8446, section 6.2). */
  private static final Pattern ALERT = Pattern.compile("fatal alert: \\w*certificate\\w*");

  private Certificates() {}

  /** The failure, or one that says more and has it as its cause. */
  static IOException named(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String message = t instanceof SSLException ? t.getMessage() : null;
      if (message != null && ALERT.matcher(message).find()) {
        return new SSLException(
            "the server takes no connection without a client certificate that it trusts ("
                + message
                + "): give the HTTP client one",
            failure);
      }
    }
    return failure instanceof IOException io ? io : new IOException(failure.toString(), failure);
  }
}
