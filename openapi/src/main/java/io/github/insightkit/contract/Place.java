package io.github.insightkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A node of the document together with where it stands.
 *
 * @param pointer the way to the node from the root
 * @param node what stands there; a missing node if nothing does
 */
record Place(JsonPointer pointer, JsonNode node) {

  boolean exists() {
    return !node.isMissingNode();
  }

  Place member(String name) {
    return new Place(pointer.appendProperty(name), node.path(name));
  }

  /** Returns the members of an object; empty for anything else. */
  List<Place> members() {
    return node.propertyNames().stream().map(this::member).toList();
  }

  /** Returns the items of an array; empty for anything else. */
  List<Place> items() {
    if (!node.isArray()) {
      return List.of();
    }
    List<Place> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(new Place(pointer.appendIndex(i), node.get(i)));
    }
    return List.copyOf(items);
  }

  /** Returns this place and everything below it, each parent before its children. */
  Stream<Place> tree() {
    return Stream.concat(
        Stream.of(this), Stream.concat(members().stream(), items().stream()).flatMap(Place::tree));
  }

  /** Returns the member of that name as text; empty if it is absent or not a string. */
  String text(String name) {
    return node.path(name).stringValue("");
  }

  /** Returns the last step of the pointer: the name of this member. */
  String name() {
    return pointer.last().getMatchingProperty();
  }

  Problem problem(String expected, String came, String todo) {
    return Problem.at(pointer, expected, came, todo);
  }
}
