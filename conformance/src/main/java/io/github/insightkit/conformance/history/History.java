package io.github.insightkit.conformance.history;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** All that happened in a run, in the order of sending. */
public record History(Origin origin, List<Exchange> exchanges) {

  /**
   * Where a history comes from.
   *
   * @param runId the run's id, which stands in every rationale that the run wrote
   * @param baseUrl the base URL of the implementation
   * @param contract the version of the contract that the run was made with
   * @param seed the seed of everything random
   * @param credentialed whether the run had a token to send
   * @param tokenVariable the environment variable that holds the token; a name that a shell takes
   */
  public record Origin(
      String runId,
      String baseUrl,
      String contract,
      long seed,
      boolean credentialed,
      String tokenVariable) {
    /** The variable that holds the token unless another is named. */
    public static final String USUAL_VARIABLE = "CLOUDFLARE_API_TOKEN";

    public Origin {
      variable(tokenVariable);
    }

    /**
     * The same name.
     *
     * @throws IllegalArgumentException if a shell has no variable of that name
     */
    public static String variable(String name) {
      if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
        throw new IllegalArgumentException(
            "expected the name of a variable, of letters, digits and _, got \"" + name + "\"");
      }
      return name;
    }

    /** Whether what was sent went over TLS. */
    public boolean isEncrypted() {
      return baseUrl.startsWith("https:");
    }

    public Origin(String runId, String baseUrl, String contract, long seed, boolean credentialed) {
      this(runId, baseUrl, contract, seed, credentialed, USUAL_VARIABLE);
    }

    /** The origin of a run whose id follows from its seed. */
    public static Origin ofRun(
        String baseUrl, String contract, long seed, boolean credentialed, String tokenVariable) {
      String runId = HexFormat.of().toHexDigits(new Random(seed).nextInt());
      return new Origin(runId, baseUrl, contract, seed, credentialed, tokenVariable);
    }
  }

  public History {
    exchanges = List.copyOf(exchanges);
  }
}
