package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Roles;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes request bodies. Every reason in them carries the id of the run. */
public final class Bodies {
  /** A value that no implementation lists. */
  public static final String UNKNOWN_VALUE = "insightkit_unknown";

  private final State home;
  private final List<State> values;
  private final Roles roles;
  private final String reason;

  /** Bodies for this run. */
  public Bodies(Contract contract, String runId) {
    this.home = contract.machine().home();
    this.values = contract.machine().values();
    this.roles = contract.roles();
    this.reason = "conformance run " + runId;
  }

  /** The values of the contract, in its order. */
  public List<State> values() {
    return values;
  }

  /** The state that a reset leads to. */
  State home() {
    return home;
  }

  /** A value other than this one. */
  public State other(State value) {
    return value.equals(values.get(0)) ? values.get(1) : values.get(0);
  }

  /** The values that demand a reason. */
  public List<State> demanding() {
    return values.stream().filter(value -> value.rationale() == RationaleNeed.REQUIRED).toList();
  }

  /** The reason that this run gives. */
  public String reason() {
    return reason;
  }

  /** A reset. */
  public String reset() {
    return of(home);
  }

  /** A request for this state, with a reason if it is a value. */
  public String of(State state) {
    return of(state, state.classification() == null ? null : reason);
  }

  /** A request for this state with this reason, unless it is null. */
  public String of(State state, @Nullable String why) {
    return object(state.classification(), why).toString();
  }

  /** A request for this state without a reason. */
  public String bare(State state) {
    return of(state, null);
  }

  /**
   * A request that sets again what stood before the run. The reason that stood can't be read, so
   * this one names the run; it is short enough for everybody.
   *
   * @param state a state that has a value
   */
  public String restoring(State state) {
    return of(state, "restored after " + reason + "; the rationale before it can't be read");
  }

  /** A request for this value, which the contract needn't know, with this run's reason. */
  public String of(String value) {
    return object(value, reason).toString();
  }

  /** A request whose members are written as they are given: JSON, not text. */
  String literal(String value, String why) {
    return "{\"" + roles.value() + "\":" + value + ",\"" + roles.reason() + "\":" + why + "}";
  }

  /** A request for this value whose reason is written as it is given: JSON, not text. */
  String withReason(State value, String why) {
    return literal(quoted(value.classification()), why);
  }

  /** A request for this value with one more member, which is written as it is given. */
  String withMember(State value, String member) {
    return of(value).replaceFirst("}$", "," + Matcher.quoteReplacement(member) + "}");
  }

  /**
   * The members of both objects in one, those of the first before those of the second; of a name
   * that stands twice one reader takes the first member, and another the last.
   */
  public static String joined(String first, String second) {
    return first.substring(0, first.length() - 1) + "," + second.substring(1);
  }

  /** A request for a value that no implementation lists. */
  public String unknown() {
    return of(UNKNOWN_VALUE);
  }

  /** A body with this run's reason alone. */
  public String reasonOnly() {
    return object(null, reason).without(roles.value()).toString();
  }

  /** A request for this value whose reason stands before the value. */
  public String reasonFirst(State value) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put(roles.reason(), reason);
    body.put(roles.value(), value.classification());
    return body.toString();
  }

  /** A query that asks for this value. */
  String query(State value) {
    return roles.value() + "=" + value.classification();
  }

  /** A value of JSON as it stands in a body. */
  static String quoted(@Nullable String text) {
    return JsonNodeFactory.instance.stringNode(text).toString();
  }

  /** A body whose value is nothing but arrays, nested this deep. */
  public String nested(int depth) {
    return cutOff() + "[".repeat(depth) + "]".repeat(depth) + "}";
  }

  /** A body that is the beginning of a request and breaks off before the value. */
  String cutOff() {
    return "{\"" + roles.value() + "\":";
  }

  /** An object with this value, which may be null, and this reason, unless it is null. */
  public ObjectNode object(@Nullable String value, @Nullable String why) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put(roles.value(), value);
    if (why != null) {
      object.put(roles.reason(), why);
    }
    return object;
  }
}
