package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.rules.Contents;
import io.github.insightkit.conformance.rules.Evidence;
import io.github.insightkit.conformance.rules.Observations;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okio.ByteString;

/** Reports on histories that are written by hand. */
final class Samples {
  static final Contract CONTRACT = Frozen.CONTRACT;
  static final String PATH = "/accounts/a/security-center/insights/i/classification";
  static final String RESET = "{\"classification\":null}";
  static final String ACCEPT = "{\"classification\":\"accept_risk\",\"rationale\":\"r\"}";
  static final String OTHER = "{\"classification\":\"other\",\"rationale\":\"r\"}";
  static final String APPLIED = "{\"success\":true,\"errors\":[],\"messages\":[]}";

  /**
   * What a hostile server may send: markup for HTML, XML, Markdown, terminals and shells, and what
   * is no text at all.
   */
  static final String HOSTILE =
      "<script>document.title='owned'</script>"
          + "<img src=http://127.0.0.1:%d/img onerror=\"document.title='owned'\">"
          + "</pre></code><svg onload=\"document.title='owned'\">"
          + "'\"`{{report}}{{{script}}}]]>&amp;<!--"
          + "\n```\n</details>\n# Owned\n[x](javascript:alert(1))|a|b|\n"
          + "\u001b[2J\u0000\u0007\u202e\u2066\ufffe";

  private Samples() {}

  /** A report on these exchanges: bodies of requests and results, one after the other. */
  static Report report(List<Map.Entry<String, Result>> exchanges) {
    List<Exchange> list = new ArrayList<>();
    for (Map.Entry<String, Result> exchange : exchanges) {
      int index = list.size();
      list.add(
          new Exchange(
              index,
              "purpose " + index,
              new Request(
                  "PATCH",
                  PATH,
                  List.of(new Header("Content-Type", "application/json")),
                  ByteString.encodeUtf8(exchange.getKey())),
              exchange.getValue(),
              index * 1_000L,
              index * 1_000L + 900));
    }
    History history =
        new History(
            new History.Origin("run", "http://127.0.0.1:1/v4", CONTRACT.version(), 42, false),
            list);
    Evidence evidence = new Evidence(new Contents(CONTRACT), history);
    return new Report(
        "test",
        Instant.parse("2026-01-02T03:04:05Z"),
        history,
        1234,
        Judgement.of(Catalogue.rules(), evidence, false, Set.of()),
        Observations.of(evidence),
        Map.of(new Address("account", "a", "i"), "reset"),
        Optional.empty(),
        Timeline.of(evidence),
        List.of(),
        List.of());
  }

  /** A report on a server that takes a direct change. */
  static Report broken() {
    return report(
        List.of(
            Map.entry(RESET, answer(200, APPLIED)),
            Map.entry(ACCEPT, answer(200, APPLIED)),
            Map.entry(OTHER, answer(200, APPLIED))));
  }

  /** A report on a server whose answers are hostile, and ask for something at this port. */
  static Report hostile(int port) {
    String text = HOSTILE.formatted(port);
    Result answer =
        new Result.Response(
            500,
            List.of(new Header("content-type", text), new Header("x-" + text, text)),
            ByteString.encodeUtf8(text),
            false);
    return report(
        List.of(
            Map.entry(RESET, answer(200, APPLIED)),
            Map.entry(ACCEPT, answer),
            Map.entry(RESET, answer),
            Map.entry(
                "{\"classification\":\"" + "<b>owned</b>\ud800" + "\"}",
                new Result.Response(
                    200,
                    List.of(new Header("content-type", text)),
                    ByteString.encodeUtf8(APPLIED),
                    false)),
            Map.entry(RESET, new Result.NoResponse(Result.Failure.BROKEN, text))));
  }

  static Result answer(int status, String body) {
    return new Result.Response(
        status,
        List.of(new Header("content-type", "application/json")),
        ByteString.encodeUtf8(body),
        false);
  }
}
