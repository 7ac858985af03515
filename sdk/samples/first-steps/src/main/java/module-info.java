/** Names only the client: everything that it needs comes along. */
module firststeps {
  requires io.github.insightkit.sdk;
}
