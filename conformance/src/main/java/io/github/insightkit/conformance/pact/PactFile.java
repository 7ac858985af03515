package io.github.insightkit.conformance.pact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pact that the kit was built with, as far as the kit itself reads it; the comparing of answers
 * is left to Pact's engine.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param interactions the interactions, in the order of the file
 */
public record PactFile(List<PactInteraction> interactions) {
  /** The file's name; consumer and provider are in it. */
  public static final String NAME = "insight-classification-sdk-cloudflare-security-center.json";

  private static final String RESOURCE = "/pacts/" + NAME;

  /** Copies the list. */
  public PactFile {
    interactions = List.copyOf(interactions);
  }

  /** The bytes of the pact that the kit was built with. */
  public static byte[] bytes() {
    try (InputStream in = PactFile.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "expected the pact at " + RESOURCE + " on the class path, found nothing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the pact that the kit was built with", e);
    }
  }

  /** The pact that the kit was built with. */
  public static PactFile bundled() {
    return parse(new String(bytes(), StandardCharsets.UTF_8));
  }

  /** Reads a pact of version 4 of Pact's specification, as the build has recorded it. */
  static PactFile parse(String json) {
    List<PactInteraction> interactions = new ArrayList<>();
    for (JsonNode node : JsonMapper.shared().readTree(json).required("interactions")) {
      interactions.add(PactInteraction.of(node));
    }
    return new PactFile(interactions);
  }
}
