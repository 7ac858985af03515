/** A client for the classification of Security Center insights. */
module io.github.insightkit.sdk {
  requires transitive okhttp3;
  requires transitive org.jspecify;
  requires static org.slf4j;
  requires com.google.gson;
  requires okio;
  requires retrofit2;

  exports io.github.insightkit.sdk;
}
