/** A fake of the API without a socket, and failures, for tests of code that uses the client. */
module io.github.insightkit.sdk.testing {
  requires transitive io.github.insightkit.sdk;
  requires static transitive org.junit.jupiter.api;
  requires com.google.gson;
  requires okio;

  exports io.github.insightkit.sdk.testing;
}
