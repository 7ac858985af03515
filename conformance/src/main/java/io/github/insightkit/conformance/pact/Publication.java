package io.github.insightkit.conformance.pact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * As what the pact is published.
 *
 * @param version the version of the consumer's application
 * @param branch the consumer's branch, or null
 * @param tags the tags of the version
 * @param buildUrl where the consumer's build can be looked at, or null
 */
public record Publication(
    String version, @Nullable String branch, List<String> tags, @Nullable String buildUrl) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the version, the branch or a tag is blank
   */
  public Publication {
    tags = List.copyOf(tags);
    requireText("version", version);
    requireText("branch", branch);
    tags.forEach(tag -> requireText("tag", tag));
  }

  private static void requireText(String name, @Nullable String text) {
    if (text != null && text.isBlank()) {
      throw new IllegalArgumentException("expected a " + name + ", got nothing but white space");
    }
  }
}
