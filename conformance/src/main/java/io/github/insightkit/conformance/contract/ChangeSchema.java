package io.github.insightkit.conformance.contract;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the contract says of the body of a change: its schema, and an example for each state.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class ChangeSchema {
  /** The longest text that is made to try a limit, in code points. */
  public static final int LONGEST = 1 << 16;

  /** What the schema of a reason may say that {@link Roles} and states tell already. */
  private static final Set<String> PLAIN = Set.of("x-role", "type", "description");

  private final JsonNode document;
  private final JsonNode schema;
  private final String place;
  private final Roles roles;
  private final Schemas schemas;
  private final boolean plain;

  /** The schema of the body that every operation of this document takes. */
  ChangeSchema(JsonNode document) {
    this.document = document;
    String path = document.required("paths").propertyNames().iterator().next();
    Resolved operation = new Resolved(document, "").at("paths", path, "patch");
    Resolved content = operation.at("requestBody", "content");
    String type = content.node().propertyNames().iterator().next();
    Resolved body = content.at(type, "schema");
    this.schema = body.node();
    this.place = "#" + body.pointer();
    this.roles = Roles.of(schema);
    this.schemas = new Schemas(document);
    this.plain =
        members().equals(roles.names())
            && PLAIN.containsAll(member(roles.reason()).propertyNames())
            && Stream.of("required", "allOf", "additionalProperties").noneMatch(schema::has);
  }

  /** A node of a document, with its place; references are followed. */
  record Resolved(JsonNode document, String pointer) {
    JsonNode node() {
      return document.requiredAt(pointer);
    }

    Resolved at(String... names) {
      String place = pointer;
      for (String name : names) {
        place += "/" + name.replace("~", "~0").replace("/", "~1");
        JsonNode reference = document.requiredAt(place).path("$ref");
        place = reference.isString() ? reference.stringValue().substring(1) : place;
      }
      return new Resolved(document, place);
    }
  }

  public Roles roles() {
    return roles;
  }

  /** Where the schema stands, as a URI reference with the fragment of a JSON Pointer. */
  public String place() {
    return place;
  }

  public Set<String> members() {
    return new LinkedHashSet<>(schema.path("properties").propertyNames());
  }

  /** The schema of this member; a missing node if there is none. */
  public JsonNode member(String name) {
    JsonNode member = schema.path("properties").path(name);
    JsonNode reference = member.path("$ref");
    return reference.isString()
        ? document.requiredAt(reference.stringValue().substring(1))
        : member;
  }

  /**
   * Whether the schema says no more than which values there are, that a reason is a string, and
   * which values demand one.
   */
  public boolean isPlain() {
    return plain;
  }

  /** How long a reason may be, in code points; nothing if the contract sets no limit. */
  public OptionalInt longestReason() {
    JsonNode limit = member(roles.reason()).path("maxLength");
    return limit.isInt() ? OptionalInt.of(limit.intValue()) : OptionalInt.empty();
  }

  /** This text, repeated and cut so that it has this length. */
  public static String stretched(String text, int length) {
    return text.repeat(length / text.length() + 1).substring(0, length);
  }

  /** In what ways this body isn't what the schema says; empty if it is. */
  public List<Schemas.Problem> problems(JsonNode body) {
    return schemas.problemsAt(place, body);
  }

  public boolean takes(JsonNode body) {
    return problems(body).isEmpty();
  }

  /** The members that a request for this value has to have besides the value itself. */
  Set<String> demanded(JsonNode value) {
    Set<String> demanded = new LinkedHashSet<>(names(schema));
    Stream.concat(Stream.of(schema), schema.path("allOf").valueStream())
        .filter(part -> isAbout(part.path("if"), value))
        .forEach(part -> demanded.addAll(names(part.path("then"))));
    demanded.remove(roles.value());
    return demanded;
  }

  private boolean isAbout(JsonNode condition, JsonNode value) {
    JsonNode about = condition.path("properties").path(roles.value());
    return about.path("const").equals(value)
        || about.path("enum").valueStream().anyMatch(value::equals);
  }

  private static List<String> names(JsonNode node) {
    return node.path("required").valueStream().map(JsonNode::stringValue).toList();
  }

  /**
   * The contract's example of a request for this state; one with the value alone if it has none.
   */
  public ObjectNode example(State to) {
    for (JsonNode row : document.path("x-state-machine").path("transitions")) {
      if (row.path("to").asString("").equals(to.name()) && row.has("request")) {
        JsonNode example =
            document
                .at("/components/examples")
                .path(row.path("request").asString(""))
                .path("value");
        if (example.isObject()) {
          return (ObjectNode) example.deepCopy();
        }
      }
    }
    return JsonNodeFactory.instance.objectNode().put(roles.value(), to.classification());
  }
}
