package io.github.insightkit.conformance.run;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Bytes;
import io.github.insightkit.conformance.history.Curl;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Bodies;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Interpretation;
import io.github.insightkit.conformance.requests.ListPage;
import io.github.insightkit.conformance.session.InsightsList;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.transport.Transport;
import io.github.insightkit.conformance.verdict.SavedReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The insights that a replay changes: what stood on them, and how they are left. */
final class Custody {
  private final Bodies bodies;
  private final Transport transport;
  private final History.Origin origin;
  private final Map<Address, String> paths;
  private final Map<Address, ListPage.Item> found;
  private final boolean reads;

  private Custody(
      Bodies bodies,
      Transport transport,
      History.Origin origin,
      Map<Address, String> paths,
      Map<Address, ListPage.Item> found,
      boolean reads) {
    this.bodies = bodies;
    this.transport = transport;
    this.origin = origin;
    this.paths = paths;
    this.found = found;
    this.reads = reads;
  }

  /** Finds the insights of these steps, and what the insights list shows of them if it is read. */
  static Custody of(
      Contract contract,
      Transport transport,
      History.Origin origin,
      List<SavedReport.Step> recorded,
      boolean reads) {
    Map<Address, String> paths = paths(contract, origin, recorded);
    return new Custody(
        new Bodies(contract, origin.runId()),
        transport,
        origin,
        paths,
        reads ? found(contract, transport, origin, paths.keySet()) : Map.of(),
        reads);
  }

  /** The insights that these steps change, each with the path of the first step for it. */
  private static Map<Address, String> paths(
      Contract contract, History.Origin origin, List<SavedReport.Step> recorded) {
    List<Exchange> exchanges = new ArrayList<>();
    for (SavedReport.Step step : recorded) {
      Result none = new Result.NoResponse(Result.Failure.BROKEN, "not sent yet");
      exchanges.add(new Exchange(exchanges.size(), step.purpose(), step.request(), none, 0, 0));
    }
    Map<Address, String> paths = new LinkedHashMap<>();
    Interpretation.of(contract, new History(origin, exchanges)).stream()
        .filter(reading -> !(reading.input() instanceof Input.OtherInsight))
        .forEach(
            reading ->
                paths.putIfAbsent(
                    reading.address(),
                    reading.exchange().request().path().replaceFirst("\\?.*", "")));
    return paths;
  }

  private static Map<Address, ListPage.Item> found(
      Contract contract, Transport transport, History.Origin origin, Set<Address> insights) {
    try {
      return new InsightsList(contract, origin.credentialed(), transport::send).find(insights);
    } catch (StopRun e) {
      // Sending doesn't stop anything here.
      return Map.of();
    }
  }

  /** Resets the insights, sets again what stood on them, and says what came of it. */
  List<String> leave() {
    Map<Address, Result> resets = new LinkedHashMap<>();
    paths.forEach((address, path) -> resets.put(address, change(path, bodies.reset())));
    List<String> left = new ArrayList<>();
    paths.forEach(
        (address, path) ->
            left.add(
                "left "
                    + address.scope()
                    + " "
                    + address.owner()
                    + ", insight "
                    + address.issue()
                    + ": "
                    + restored(path, resets.get(address), found.get(address))));
    return left;
  }

  private String restored(String path, @Nullable Result reset, ListPage.@Nullable Item item) {
    String now =
        reset != null && Interpretation.answer(reset) == Answer.ACCEPTED
            ? "reset"
            : "unknown; the reset got " + (reset == null ? "no answer" : Replay.words(reset));
    if (!reads) {
      return now;
    }
    State before = item == null ? null : item.state();
    if (before == null) {
      return now + "; what stood before couldn't be read";
    }
    if (before.classification() == null) {
      return now;
    }
    Result result = change(path, bodies.restoring(before));
    return Interpretation.answer(result) == Answer.ACCEPTED
        ? before.name() + ", as it was found, with a rationale of this replay"
        : now
            + "; it was found as "
            + before.name()
            + ", and setting that got "
            + Replay.words(result);
  }

  private Result change(String path, String body) {
    return transport.send(new Request("PATCH", path, headers(), Bytes.utf8(body)));
  }

  private List<Header> headers() {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Content-Type", "application/json"));
    if (origin.credentialed()) {
      headers.add(new Header("Authorization", "Bearer " + Curl.TOKEN_PLACEHOLDER));
    }
    return headers;
  }
}
