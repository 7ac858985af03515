package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Asks a server everything the tests care for, and notes down each answer to the byte, with the
 * state that the insight is left in.
 *
 * <p>Two servers are compared by their notes: what differs is what a policy or fault changes.
 */
public final class Probes {
  public static final String TOKEN = "a-token-for-tests";
  public static final String ACCOUNT = "accounts/023e105f4ecef8ad9ca31a8372d0c353";
  public static final String ZONE = "zones/9a7806061c88ada191ed06f989cc3dac";

  private final AtomicReference<Insight> seen;
  private final Map<String, List<String>> notes = new LinkedHashMap<>();
  private final Contract contract;
  private final WireClient client;
  private int insight;

  private Probes(Contract contract, WireClient client, AtomicReference<Insight> seen) {
    this.seen = seen;
    this.contract = contract;
    this.client = client;
  }

  /** Starts such a server, asks, and gives the notes by probe. */
  public static Map<String, List<String>> of(
      Contract contract, Policies policies, List<NamedChange> faults) throws IOException {
    AtomicReference<Insight> seen = new AtomicReference<>();
    List<NamedChange> watched = new ArrayList<>(faults);
    watched.add(spy(seen));
    try (MockServer server =
            MockServer.builder(contract).policies(policies).changes(watched).token(TOKEN).start();
        WireClient client = new WireClient(server.baseUri())) {
      Probes probes = new Probes(contract, client, seen);
      probes.ask();
      return probes.notes;
    }
  }

  private static NamedChange spy(AtomicReference<Insight> seen) {
    return NamedChange.fault(
        "spy",
        "",
        "notes what each insight becomes",
        Change.after(Stage.CHANGE, call -> true, call -> seen.set(call.after())));
  }

  private void ask() throws IOException {
    for (State from : contract.machine().states()) {
      for (State to : contract.machine().states()) {
        probe(from.name() + ">" + to.name(), body(from), body(to));
      }
    }
    for (State value : contract.machine().values()) {
      String name = value.name();
      probe(name + " bare", "{\"classification\":\"" + name + "\"}");
      for (String odd : List.of("null", "7", "true", "[]", "{}", "\"\"", "\" \"")) {
        probe(
            name + " rationale " + odd,
            "{\"classification\":\"" + name + "\",\"rationale\":" + odd + "}");
      }
    }
    for (String odd :
        List.of(
            "\"snoozed\"",
            "\"ACCEPT_RISK\"",
            "\" accept_risk \"",
            "\"\"",
            "\"null\"",
            "7",
            "true",
            "[]",
            "{}")) {
      String sent = "{\"classification\":" + odd + ",\"rationale\":\"r\"}";
      probe("value " + odd, sent);
      probe("value " + odd + " on accept_risk", risk(), sent);
    }
    probe("absent", risk(), "{}");
    probe("absent on unclassified", "{}");
    probe("rationale only", risk(), "{\"rationale\":\"s\"}");
    probe("reset with rationale", risk(), "{\"classification\":null,\"rationale\":\"s\"}");
    probe("unknown field", risk(), "{\"classification\":null,\"extra\":1}");
    probe("array", risk(), "[]");
    probe("malformed", risk(), "{");
    probe("direct change twice", risk(), other(), other());
    probe("two cycles", risk(), "{\"classification\":null}", other());
    String bare = "{\"classification\":\"other\"}";
    probe("bare and then named", bare, risk());
    owners();
    neighbours();
    credentials();
  }

  private void owners() throws IOException {
    String issue = next();
    note("zone direct change", client.patch(ZONE, issue, risk(), auth()));
    note("zone direct change", client.patch(ZONE, issue, other(), auth()));
    issue = next();
    note("both scopes", client.patch(ACCOUNT, issue, risk(), auth()));
    note("both scopes", client.patch(ZONE, issue, other(), auth()));
    issue = next();
    note("two accounts", client.patch(ACCOUNT, issue, risk(), auth()));
    note("two accounts", client.patch("accounts/a", issue, other(), auth()));
  }

  private void neighbours() throws IOException {
    neighbours("neighbour", next(), next());
    String issue = next();
    neighbours("neighbour in case", issue + "a", issue + "A");
    neighbours("neighbour in prefix", issue + "x", issue + "y");
    String one = next();
    String two = next();
    note("neighbour reset", client.patch(ACCOUNT, one, risk(), auth()));
    note("neighbour reset", client.patch(ACCOUNT, two, risk(), auth()));
    note("neighbour reset", client.patch(ACCOUNT, two, "{\"classification\":null}", auth()));
    note("neighbour reset", client.patch(ACCOUNT, one, other(), auth()));
  }

  private void neighbours(String name, String one, String two) throws IOException {
    client.patch(ACCOUNT, one, "{\"classification\":null}", auth());
    note(name, client.patch(ACCOUNT, one, risk(), auth()));
    note(name, client.patch(ACCOUNT, two, other(), auth()));
    note(name, client.patch(ACCOUNT, one, other(), auth()));
  }

  private void credentials() throws IOException {
    refused("no token", "");
    refused("wrong token", "Authorization: Bearer wrong");
    refused("wrong scheme", "Authorization: Basic " + TOKEN);
  }

  private void refused(String name, String header) throws IOException {
    String issue = next();
    client.patch(ACCOUNT, issue, "{\"classification\":null}", auth());
    note(name, client.patch(ACCOUNT, issue, risk(), header));
  }

  private void probe(String name, String... bodies) throws IOException {
    String issue = next();
    client.patch(ACCOUNT, issue, "{\"classification\":null}", auth());
    for (String body : bodies) {
      note(name, client.patch(ACCOUNT, issue, body, auth()));
    }
  }

  private void note(String name, WireClient.Response response) {
    Insight left = seen.get();
    notes
        .computeIfAbsent(name, key -> new ArrayList<>())
        .add(
            response.statusLine()
                + " "
                + timeless(response.headers())
                + " "
                + response.text()
                + " -> "
                + (left == null ? "nothing" : left.state().name() + " " + left.rationale()));
  }

  /** A fresh insight; no two ids begin alike. */
  private String next() {
    return String.format("%08d-insight", ++insight);
  }

  private static String auth() {
    return "Authorization: Bearer " + TOKEN;
  }

  public static String body(State state) {
    return state.classification() == null
        ? "{\"classification\":null}"
        : "{\"classification\":\"" + state.classification() + "\",\"rationale\":\"r\"}";
  }

  private static String risk() {
    return "{\"classification\":\"accept_risk\",\"rationale\":\"r\"}";
  }

  private static String other() {
    return "{\"classification\":\"other\",\"rationale\":\"r\"}";
  }

  /** All fields but the one that is never the same twice. */
  private static List<String> timeless(List<String> headers) {
    return headers.stream().filter(header -> !header.startsWith("date:")).toList();
  }
}
