package io.github.insightkit.conformance.pact;

import io.github.insightkit.conformance.contract.Contract;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pact that the kit was built with, as far as the kit itself reads it; the comparing of answers
 * is left to Pact's engine.
 */
public final class PactFile {
  /** The file's name; consumer and provider are in it. */
  public static final String NAME = "insight-classification-sdk-cloudflare-security-center.json";

  private PactFile() {}

  /** The text, a pact of version 4 of Pact's specification, as the build has recorded it. */
  public static String text() {
    return Contract.resource("/pacts/" + NAME);
  }

  static List<PactInteraction> interactions() {
    return JsonMapper.shared()
        .readTree(text())
        .required("interactions")
        .valueStream()
        .map(PactInteraction::of)
        .toList();
  }
}
