package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import java.util.ArrayList;
import java.util.List;
import okio.ByteString;

/** A history that is written down by hand, one exchange after the other. */
public final class Recorded {
  public static final Contract CONTRACT = Frozen.CONTRACT;
  public static final Contents CONTENTS = new Contents(CONTRACT);

  public static final String RESET = "{\"classification\":null}";
  public static final String FALSE_POSITIVE = value("false_positive");
  public static final String ACCEPT_RISK = value("accept_risk");
  public static final String OTHER = value("other");

  public static final String APPLIED = "{\"success\":true,\"errors\":[],\"messages\":[]}";
  public static final String REFUSED =
      "{\"success\":false,\"errors\":[{\"code\":1,\"message\":\"no\"}],\"messages\":[]}";

  public static final Header JSON = new Header("content-type", "application/json");

  /** How long an exchange takes, and how much later the next one begins, in microseconds. */
  private static final long LENGTH = 10;

  private final boolean credentialed;
  private final List<Exchange> exchanges = new ArrayList<>();
  private long now;

  private Recorded(boolean credentialed) {
    this.credentialed = credentialed;
  }

  /** Nothing yet, of a run that was given no token. */
  public static Recorded nothing() {
    return new Recorded(false);
  }

  /** Nothing yet, of a run that was given a token. */
  public static Recorded nothingWithToken() {
    return new Recorded(true);
  }

  /** The body that asks for this value, with a rationale. */
  public static String value(String classification) {
    return body(classification, "r");
  }

  /** The body that asks for this value with this rationale, which stands in it as it is given. */
  public static String body(String classification, String rationale) {
    return "{\"classification\":\"" + classification + "\",\"rationale\":\"" + rationale + "\"}";
  }

  /** The path of the classification of an insight of the account that most of this is about. */
  public static String path(String issue) {
    return "/accounts/a/security-center/insights/" + issue + "/classification";
  }

  /** A change that is asked for by this body, to be altered, and to be given its answer. */
  public Asked patch(String body) {
    return new Asked(body);
  }

  /** This request, to be given its answer. */
  public Asked sent(Request request) {
    Asked asked = new Asked(request.body().utf8());
    asked.headers.clear();
    asked.headers.addAll(request.headers());
    return asked.by(request.method()).at(request.path());
  }

  /** Such changes, each answered as one that was made. */
  public Recorded accepted(String... bodies) {
    for (String body : bodies) {
      patch(body).answered(200);
    }
    return this;
  }

  /** Such changes, each answered as one that was refused. */
  public Recorded refused(String... bodies) {
    for (String body : bodies) {
      patch(body).answered(409);
    }
    return this;
  }

  /** A look at the insights list, which shows this insight with this classification. */
  public Recorded showed(String issue, String classification) {
    String shown = classification.equals("null") ? "null" : '"' + classification + '"';
    return look()
        .answered(
            200,
            "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":{\"issues\":[{\"id\":\""
                + issue
                + "\",\"user_classification\":"
                + shown
                + "}]}}");
  }

  /** A look at the log of the insight, whose newest entry is this, with a reason as JSON. */
  public Recorded logged(String classification, String reason) {
    return new Asked("")
        .by("GET")
        .at("/accounts/a/security-center/insights/i/audit-log?per_page=20&order=desc")
        .answered(
            200,
            ("{\"success\":true,\"errors\":[],\"messages\":[],\"result\":[{\"id\":\"1\","
                    + "\"changed_by\":\"r\",\"field_changed\":\"user_classification\","
                    + "\"issue_id\":\"i\",\"current_value\":\"%s\",\"rationale\":%s}]}")
                .formatted(classification, reason));
  }

  /** A look at the insights list. */
  public Asked look() {
    return new Asked("").by("GET").at("/accounts/a/security-center/insights");
  }

  /** Lets time pass before the next exchange. */
  public Recorded paused(long micros) {
    now += micros;
    return this;
  }

  public History history() {
    return new History(
        new History.Origin("r", "http://127.0.0.1", CONTRACT.version(), 0, credentialed),
        exchanges);
  }

  public Evidence evidence() {
    return new Evidence(CONTENTS, history());
  }

  /** What the rule with this id, of these rules, finds in the history. */
  public Finding finding(List<Rule> rules, String id) {
    return rules.stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no rule " + id))
        .judge(evidence());
  }

  /** A request that has no result yet. */
  public final class Asked {
    private final String body;
    private final List<Header> headers = new ArrayList<>();
    private String method = "PATCH";
    private String path = path("i");
    private long start = now;

    private Asked(String body) {
      this.body = body;
      headers.add(new Header("Content-Type", "application/json"));
      if (credentialed) {
        headers.add(new Header("Authorization", Request.BEARER));
      }
    }

    Asked by(String other) {
      method = other;
      return this;
    }

    Asked at(String other) {
      path = other;
      return this;
    }

    /** Has this field in place of those of the same name. */
    Asked with(String name, String value) {
      without(name);
      headers.add(new Header(name, value));
      return this;
    }

    Asked without(String name) {
      headers.removeIf(header -> header.name().equals(name));
      return this;
    }

    /** Goes on at the same time as the exchange before it. */
    Asked meanwhile() {
      start = now - LENGTH;
      return this;
    }

    /** Answered with the envelope that goes with this status. */
    public Recorded answered(int status) {
      return answered(status, status < 400 ? APPLIED : REFUSED);
    }

    public Recorded answered(int status, String content) {
      return answered(status, content, JSON);
    }

    public Recorded answered(int status, String content, Header... fields) {
      return ended(
          new Result.Response(status, List.of(fields), ByteString.encodeUtf8(content), false));
    }

    /** Answered with more content than is kept, of which this is the beginning. */
    Recorded answeredInPart(int status, String beginning) {
      return ended(
          new Result.Response(status, List.of(JSON), ByteString.encodeUtf8(beginning), true));
    }

    Recorded timedOut() {
      return ended(new Result.NoResponse(Result.Failure.TIMED_OUT, "nothing in 10 seconds"));
    }

    Recorded cutOff() {
      return ended(new Result.NoResponse(Result.Failure.BROKEN, "the connection ended"));
    }

    /** Lost with a connection that was kept from an earlier exchange. */
    Recorded stale() {
      return ended(new Result.NoResponse(Result.Failure.STALE, "the connection was closed"));
    }

    Recorded cutShort() {
      return ended(new Result.NoResponse(Result.Failure.CUT, "the answer ended too soon"));
    }

    /** Sent on a connection on which an answer stood already. */
    Recorded unasked() {
      return ended(new Result.NoResponse(Result.Failure.UNASKED, "an answer was there before"));
    }

    /** What stood where its answer should have begun. */
    Recorded left(String instead) {
      return ended(new Result.NoResponse(Result.Failure.CUT, "Unexpected status line: " + instead));
    }

    private Recorded ended(Result result) {
      now = Math.max(now, start + LENGTH);
      exchanges.add(
          new Exchange(
              exchanges.size(),
              "test",
              new Request(method, path, headers, ByteString.encodeUtf8(body)),
              result,
              start,
              now));
      return Recorded.this;
    }
  }
}
