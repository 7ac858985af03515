package io.github.insightkit.conformance;

import io.github.insightkit.conformance.contract.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The contract as it was: for tests that need this value and that, and mustn't turn red because the
 * real contract got another one. What is made of the real contract's values is tested with {@link
 * Contract#bundled()}.
 */
public final class Frozen {
  public static final Contract CONTRACT = Contract.parse(text());

  private Frozen() {}

  /** Reads its document. */
  public static String text() {
    try {
      return Files.readString(Path.of("../openapi/src/test/frozen/insight-classification.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
