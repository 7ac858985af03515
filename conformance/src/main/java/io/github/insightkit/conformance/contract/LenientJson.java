package io.github.insightkit.conformance.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What others may make of an object in which a name stands twice: the names are expected to be
 * distinct, and readers differ in which member they take (RFC 8259, section 4).
 *
 * <p>Stateless and safe for use by several threads.
 */
public final class LenientJson {
  private static final ObjectReader READER =
      JsonMapper.shared().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private LenientJson() {}

  /**
   * The objects that these bytes may be read as: one for each choice among the members of the same
   * name at the top.
   *
   * @param most how many choices are gone through
   * @return none if there are more choices, or the bytes are no JSON object with members
   */
  public static List<ObjectNode> readings(byte[] bytes, int most) {
    List<ObjectNode> readings = List.of(JsonNodeFactory.instance.objectNode());
    Map<String, Set<JsonNode>> members = members(bytes);
    if (members.isEmpty()) {
      return List.of();
    }
    for (Map.Entry<String, Set<JsonNode>> member : members.entrySet()) {
      List<ObjectNode> longer = new ArrayList<>();
      for (ObjectNode reading : readings) {
        for (JsonNode value : member.getValue()) {
          longer.add(reading.deepCopy().set(member.getKey(), value));
          if (longer.size() > most) {
            return List.of();
          }
        }
      }
      readings = longer;
    }
    return readings;
  }

  /** The values of each name; none if the bytes are no JSON object. */
  private static Map<String, Set<JsonNode>> members(byte[] bytes) {
    Map<String, Set<JsonNode>> members = new LinkedHashMap<>();
    try (JsonParser parser = READER.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Map.of();
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        members.computeIfAbsent(name, unused -> new LinkedHashSet<>()).add(READER.readTree(parser));
      }
      return members;
    } catch (JacksonException e) {
      return Map.of();
    }
  }
}
