package io.github.insightkit.conformance.pact;

import au.com.dius.pact.core.matchers.Mismatch;
import au.com.dius.pact.core.matchers.ResponseMatching;
import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.DefaultPactReader;
import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.SynchronousRequestResponse;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.support.json.JsonException;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Pact's own engine, which compares an answer with what an interaction counts on.
 *
 * <p>Nothing else in the kit that checks implementations touches Pact's classes, so that they are
 * loaded only where pacts are asked for. Safe for use by several threads.
 */
final class PactEngine {
  private static final Pact PACT = loaded();

  private PactEngine() {}

  private static Pact loaded() {
    PactFile.reportNoUse();
    return DefaultPactReader.INSTANCE.loadPact(PactFile.text());
  }

  /** What this answer lacks of what the interaction of this key counts on, in Pact's words. */
  static List<String> mismatches(String key, Result.Response response) {
    SynchronousRequestResponse interaction =
        PACT.getInteractions().stream()
            .filter(one -> key.equals(((V4Interaction) one).getKey()))
            .map(one -> Objects.requireNonNull(one.asSynchronousRequestResponse()))
            .findFirst()
            .orElseThrow();
    try {
      return ResponseMatching.responseMismatches(PACT, interaction, answer(response)).stream()
          .map(Mismatch::description)
          .distinct()
          .toList();
    } catch (JsonException e) {
      // Pact's engine throws where its tools report: the body said to be JSON isn't.
      return List.of("Expected a JSON body, got one that can't be read: " + e.getMessage());
    }
  }

  private static HttpResponse answer(Result.Response response) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (Header header : response.headers()) {
      headers.computeIfAbsent(header.name(), unused -> new ArrayList<>()).add(header.value());
    }
    ContentType type =
        response
            .header("Content-Type")
            .map(ContentType::fromString)
            .orElse(ContentType.getTEXT_PLAIN());
    byte[] body = response.body().toByteArray();
    return new HttpResponse(
        response.status(),
        headers,
        body.length == 0 ? OptionalBody.empty() : OptionalBody.body(body, type));
  }
}
