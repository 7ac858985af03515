/** A client for the classification of Security Center insights. */
module io.github.insightkit.sdk {
  requires transitive com.google.gson;
  requires transitive okhttp3;
  requires transitive org.jspecify;
  requires transitive retrofit2;
  requires static org.slf4j;
  requires okio;

  exports io.github.insightkit.sdk;
  exports io.github.insightkit.sdk.api;
  exports io.github.insightkit.sdk.model;

  // Retrofit makes a proxy of the generated interface and reads its annotations.
  opens io.github.insightkit.sdk.api to
      retrofit2;
}
