package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.contract.ChangeSchema;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Navigation;
import io.github.insightkit.conformance.contract.Roles;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.contract.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes request bodies. Every reason in them carries the id of the run. */
public final class Bodies {
  /** A value that no implementation lists. */
  public static final String UNKNOWN_VALUE = "insightkit_unknown";

  private final State home;
  private final Navigation ways;
  private final List<State> values;
  private final List<State> anchors;
  private final ChangeSchema change;
  private final Roles roles;
  private final String reason;

  public Bodies(Contract contract, String runId) {
    this.ways = new Navigation(contract.machine());
    this.home = contract.machine().home();
    this.values = ways.values();
    int most = values.stream().mapToInt(value -> ways.refused(value).size()).max().orElse(0);
    this.anchors = values.stream().filter(value -> ways.refused(value).size() == most).toList();
    this.change = contract.change();
    this.roles = contract.roles();
    this.reason = fitting("conformance run " + runId);
  }

  ChangeSchema change() {
    return change;
  }

  /** This reason if the contract permits it; else as much of it as it does, or one of its own. */
  private String fitting(String wanted) {
    if (change.isPlain()) {
      return wanted;
    }
    int most = Math.min(wanted.length(), change.longestReason().orElse(wanted.length()));
    return Stream.concat(
            Stream.of(wanted, wanted.substring(0, most)),
            values.stream().map(value -> change.example(value).path(roles.reason()).asString("")))
        .filter(text -> change.takes(object(values.get(0).classification(), text)))
        .findFirst()
        .orElse(wanted);
  }

  /** Whether the contract permits this body, or it is none that a schema speaks of. */
  boolean permits(String body) {
    if (change.isPlain()) {
      return true;
    }
    JsonNode root = StrictJson.read(body.getBytes(StandardCharsets.UTF_8)).root();
    return !root.isObject() || change.takes(root);
  }

  /** A body that asks for nothing; an unknown value where the contract permits no such body. */
  public String nothing() {
    return permits("{}") ? "{}" : unknown();
  }

  /** A request for this value with the longest reason; nothing if the contract sets no limit. */
  public Optional<String> longest(State value) {
    return change.longestReason().stream()
        .filter(most -> most <= ChangeSchema.LONGEST)
        .mapToObj(most -> of(value, ChangeSchema.stretched(reason, most)))
        .filter(this::permits)
        .findFirst();
  }

  /** The values that something leads out of, in the order of the contract. */
  public List<State> values() {
    return values;
  }

  public State home() {
    return home;
  }

  /** The values that are told from most others while they stand: all, where none gives way. */
  public List<State> anchors() {
    return anchors;
  }

  /** Whether the contract lists this value. */
  boolean isListed(String value) {
    return ways.machine().byClassification(value) != null;
  }

  /** Whether this value is refused while that one stands. */
  public boolean isRefused(State standing, State value) {
    return ways.refused(standing).contains(value);
  }

  /** A value other than this one, which is refused while it stands if there is such a one. */
  public State other(State value) {
    State telling = ways.telling(value);
    return telling != null
        ? telling
        : values.stream().filter(one -> !one.equals(value)).findFirst().orElse(value);
  }

  /** What leads home from any state, in order. */
  public List<String> homing() {
    return ways.homing().stream().map(this::of).toList();
  }

  public List<State> demanding() {
    return values.stream().filter(value -> value.rationale() == RationaleNeed.REQUIRED).toList();
  }

  public String reason() {
    return reason;
  }

  public String reset() {
    return of(home);
  }

  /** A request for this state, with a reason if it is a value. */
  public String of(State state) {
    boolean bare = state.classification() == null && state.rationale() != RationaleNeed.REQUIRED;
    return of(state, bare ? null : reason);
  }

  /** A request for this state with this reason, unless it is null. */
  public String of(State state, @Nullable String why) {
    return object(state.classification(), why).toString();
  }

  public String bare(State state) {
    return of(state, null);
  }

  /** A request for this state with no reason unless one is due. */
  public String least(State state) {
    return state.rationale() == RationaleNeed.REQUIRED ? of(state) : bare(state);
  }

  /**
   * A request that sets again what stood before the run, with the reason that stood. Where none can
   * be read, this one names the run; it is short enough for everybody.
   *
   * @param found an insight that is shown with a value
   */
  public String restoring(ShownInsight found) {
    State state = Objects.requireNonNull(found.state());
    String why = found.reason();
    String own = fitting("restored after " + reason + "; the rationale before it can't be read");
    return of(
        state,
        found.showsReasons() && (why != null || state.rationale() != RationaleNeed.REQUIRED)
            ? why
            : own);
  }

  /** A request for this value, which the contract needn't know, with this run's reason. */
  public String of(String value) {
    return object(value, reason).toString();
  }

  /** A request whose members are written as they are given: JSON, not text. */
  String literal(String value, String why) {
    JsonNode asked = JsonMapper.shared().readTree(value);
    String more = more(asked.isString() ? asked.stringValue() : "").toString();
    return "{\"%s\":%s,\"%s\":%s%s"
        .formatted(
            roles.value(),
            value,
            roles.reason(),
            why,
            (more.length() > 2 ? "," + more.substring(1) : "}"));
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

  /** This object with its members the other way round, and a tab behind each name. */
  String reversed(String body) {
    List<String> members = new ArrayList<>();
    JsonMapper.shared()
        .readTree(body)
        .properties()
        .forEach(member -> members.add(0, quoted(member.getKey()) + "\t:" + member.getValue()));
    return "{" + String.join(",", members) + "}";
  }

  /** This object with white space around each part, and escapes in all texts, or all but one. */
  String escaped(String body, SplittableRandom random) {
    return JsonMapper.shared().readTree(body).properties().stream()
        .map(
            member ->
                (random.nextBoolean() && member.getKey().equals(valueName())
                        ? quoted(member.getKey())
                        : Texts.respelled(member.getKey(), random))
                    + "\t:\r\n"
                    + (member.getValue().isString()
                        ? Texts.respelled(member.getValue().stringValue(), random)
                        : member.getValue()))
        .collect(Collectors.joining("\t,\n", "\t{\r\n", " }\r\n"));
  }

  String valueName() {
    return roles.value();
  }

  String reasonName() {
    return roles.reason();
  }

  /** A query that asks for this value, with a rationale. */
  String query(State value) {
    return "%s=%s&%s=x".formatted(roles.value(), value.classification(), roles.reason());
  }

  /** A value of JSON as it stands in a body. */
  static String quoted(@Nullable String text) {
    return String.valueOf(JsonNodeFactory.instance.stringNode(text));
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
    return object.setAll(more(value));
  }

  /** What the contract's example of a request for this value has besides value and reason. */
  private ObjectNode more(@Nullable String value) {
    if (change.isPlain()) {
      return JsonNodeFactory.instance.objectNode();
    }
    State state = ways.machine().byClassification(value);
    return change.example(state == null ? values.get(0) : state).remove(roles.names());
  }
}
