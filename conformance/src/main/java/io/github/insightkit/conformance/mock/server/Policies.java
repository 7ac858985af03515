package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Transition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The legal choices that a reference server makes where the contract is silent.
 *
 * <p>One choice for each question that the contract's state table names, and the fixed ones about
 * bodies, statuses and scopes. Immutable and safe for use by several threads.
 */
public final class Policies {
  /** The key, what can be chosen, the usual choice first, and what it is about. */
  private static final String ALWAYS =
      """
      absent | accepted, refused | a body that names neither a classification nor a rationale; changes nothing
      rationale-only | accepted, refused | a rationale without a classification; where accepted, it replaces the rationale
      rationale-optional | kept, ignored | what becomes of a rationale that the value doesn't demand
      rationale-with-reset | accepted, refused | a reset that carries a rationale, which is then dropped
      blank-rationale | accepted, refused | an empty or blank rationale where one is demanded
      refusal-status | 400, 409, 422, mixed | the status of a refused change; mixed: 409 for the state, 422 for the rationale, 400 for the value
      unknown-fields | ignored, refused | members of the body that the contract doesn't know
      scopes | separate, shared | shared: the contract's example zone belongs to its example account, and both paths reach the same insights
      reader | offered, none | whether the list of an account's or zone's insights, and the log of their changes, are served beside the contract's operations
      """;

  /** The same of each question of the table of states, and of the changes that ask it. */
  private static final String OPEN =
      """
      %1$s | accepted, refused | the change from %2$s
      """;

  /**
   * One choice that the contract leaves to whoever implements it.
   *
   * @param values the legal choices; the first is the one made unless told otherwise
   */
  public record Policy(String key, String meaning, List<String> values) {
    public Policy {
      values = List.copyOf(values);
    }

    /** The choice that is made unless told otherwise. */
    public String usual() {
      return values.get(0);
    }
  }

  private final Map<String, Policy> options;
  private final Map<String, String> chosen;

  private Policies(Map<String, Policy> options, Map<String, String> chosen) {
    this.options = options;
    this.chosen = chosen;
  }

  public static Policies usual(Contract contract) {
    Map<String, Policy> options = new LinkedHashMap<>();
    Map<String, String> chosen = new LinkedHashMap<>();
    for (Policy policy : options(contract)) {
      options.put(policy.key(), policy);
      chosen.put(policy.key(), policy.usual());
    }
    return new Policies(options, chosen);
  }

  /** All choices there are under this contract, those of its state table first. */
  public static List<Policy> options(Contract contract) {
    Map<String, String> open = new LinkedHashMap<>();
    for (Transition row : contract.machine().transitions()) {
      if (row.observation() != null) {
        String change = row.from().name() + " to " + row.to().name();
        open.merge(row.observation(), change, (one, other) -> one + ", " + other);
      }
    }
    Stream<String> rows =
        open.entrySet().stream().map(one -> one.getKey() + " | " + one.getValue());
    return NamedChange.rows(NamedChange.rows(OPEN, rows) + ALWAYS)
        .map(cells -> new Policy(cells[0], cells[2], List.of(cells[1].split(", "))))
        .toList();
  }

  /**
   * These choices with some made anew, each written as {@code KEY=VALUE}; of several for one key
   * the last counts.
   *
   * @throws IllegalArgumentException if there is no such choice; the message lists those there are
   */
  public Policies with(String... pairs) {
    Map<String, String> other = new LinkedHashMap<>(chosen);
    for (String pair : pairs) {
      String[] sides = pair.split("=", 2);
      if (sides.length < 2) {
        throw new IllegalArgumentException(
            "expected a policy as KEY=VALUE, got \"" + pair + "\"; " + keys());
      }
      Policy policy = known(options, sides[0]);
      if (!policy.values().contains(sides[1])) {
        throw new IllegalArgumentException(
            "the policy %s can't be \"%s\"; it is one of %s"
                .formatted(policy.key(), sides[1], String.join(", ", policy.values())));
      }
      other.put(policy.key(), sides[1]);
    }
    return new Policies(options, other);
  }

  /**
   * The choice made under this key.
   *
   * @throws IllegalArgumentException if there is no such key
   */
  public String value(String key) {
    return known(chosen, key);
  }

  private <T> T known(Map<String, T> by, String key) {
    T known = by.get(key);
    if (known == null) {
      throw new IllegalArgumentException("there is no policy \"" + key + "\"; " + keys());
    }
    return known;
  }

  public boolean is(String key, String value) {
    return value(key).equals(value);
  }

  public boolean accepts(String key) {
    return is(key, "accepted");
  }

  /** This refusal of a change, with the status that is chosen for such. */
  public Refusal refusal(Refusal mixed) {
    String status = value("refusal-status");
    return status.equals("mixed") ? mixed : mixed.withStatus(Integer.parseInt(status));
  }

  /** The choices, as {@code key=value} pairs with commas between them. */
  @Override
  public String toString() {
    return chosen.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(","));
  }

  private String keys() {
    return "the policies are " + String.join(", ", options.keySet());
  }
}
