/** A consumer that names only the client: everything that it needs has to come along. */
module consumer {
  requires io.github.insightkit.sdk;
  requires jdk.httpserver;
}
