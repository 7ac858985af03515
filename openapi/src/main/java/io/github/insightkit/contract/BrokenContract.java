package io.github.insightkit.contract;

import java.util.List;

/** The contract isn't sound. Carries no stack trace: the fault lies in the document. */
final class BrokenContract extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenContract(List<String> lines) {
    super(
        "The contract has %d problem%s:%n%s"
            .formatted(
                lines.size(),
                lines.size() == 1 ? "" : "s",
                String.join(System.lineSeparator(), lines)),
        null,
        false,
        false);
  }
}
