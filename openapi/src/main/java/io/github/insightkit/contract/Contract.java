package io.github.insightkit.contract;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The document as a tree, with the ways through it that the checks share. */
final class Contract {

  private static final int LONGEST_CHAIN = 16;
  private static final Set<String> METHODS =
      Set.of("delete", "get", "head", "options", "patch", "post", "put", "trace");

  private final JsonNode root;
  private final Map<String, JsonNode> neighbours;
  private final Map<String, Integer> order = new HashMap<>();
  private final Schemas schemas;

  Contract(JsonNode root) {
    this(root, Map.of());
  }

  /**
   * A document that may refer to others.
   *
   * @param root its tree
   * @param neighbours the trees of the others, by the file names that references begin with
   */
  Contract(JsonNode root, Map<String, JsonNode> neighbours) {
    this.root = root;
    this.neighbours = Map.copyOf(neighbours);
    root().tree().forEach(place -> order.put(place.pointer().toString(), order.size()));
    this.schemas = new Schemas(root, neighbours);
  }

  Place root() {
    return new Place(JsonPointer.empty(), root);
  }

  /** Tells whether it stands beside the contract, and isn't the contract itself. */
  boolean isCompanion() {
    return !neighbours.isEmpty();
  }

  /** Returns the contract that a companion stands beside. */
  Contract beside() {
    return new Contract(neighbours.values().iterator().next());
  }

  /** Returns the name of the member that names the state asked for. */
  String valueMember() {
    return ChangeBody.of(this).map(body -> body.nameOf("value")).orElse("");
  }

  /** Walks down by member names; ends at a missing node if there is no such way. */
  Place at(String... names) {
    Place place = root();
    for (String name : names) {
      place = place.member(name);
    }
    return place;
  }

  Schemas schemas() {
    return schemas;
  }

  List<State> states() {
    return at("x-state-machine", "states").items().stream().map(State::at).toList();
  }

  List<Transition> transitions() {
    return at("x-state-machine", "transitions").items().stream().map(Transition::at).toList();
  }

  /**
   * Returns where a reference points, here or in a neighbour; empty if it points elsewhere or isn't
   * a reference at all.
   */
  Optional<Place> target(String reference) {
    int hash = reference.indexOf("#/");
    JsonNode tree = hash == 0 ? root : neighbours.get(reference.substring(0, Math.max(0, hash)));
    if (hash < 0 || tree == null) {
      return Optional.empty();
    }
    try {
      JsonPointer pointer = JsonPointer.compile(URI.create(reference).getFragment());
      return Optional.of(new Place(pointer, tree.at(pointer)));
    } catch (IllegalArgumentException notAReference) {
      return Optional.empty();
    }
  }

  /** Follows {@code $ref} to what it stands for; the place itself if it isn't a reference. */
  Place follow(Place place) {
    Place here = place;
    for (int i = 0; i < LONGEST_CHAIN && here.node().path("$ref").isString(); i++) {
      here = target(here.text("$ref")).orElse(new Place(here.pointer(), MissingNode.getInstance()));
    }
    return here;
  }

  /** Returns the operations: the members of paths that are named like a method. */
  List<Place> operations() {
    return at("paths").members().stream()
        .flatMap(path -> path.members().stream())
        .filter(member -> METHODS.contains(member.name()))
        .toList();
  }

  Place parent(Place place) {
    JsonPointer pointer = place.pointer().head();
    return new Place(pointer, root.at(pointer));
  }

  /** Returns the schemas of request bodies, each once. */
  List<Place> requestSchemas() {
    return schemasOf(
        operations().stream().map(operation -> follow(operation.member("requestBody"))));
  }

  /** Returns the schemas of the answers whose status begins like this, each once. */
  List<Place> responseSchemas(String status) {
    return schemasOf(
        operations().stream()
            .flatMap(operation -> operation.member("responses").members().stream())
            .filter(response -> response.name().startsWith(status))
            .map(this::follow));
  }

  /** Returns how far down the document a pointer stands, or its nearest ancestor that exists. */
  int position(String pointer) {
    for (String p = pointer; !p.isEmpty(); p = p.substring(0, Math.max(0, p.lastIndexOf('/')))) {
      Integer position = order.get(p);
      if (position != null) {
        return position;
      }
    }
    return 0;
  }

  private List<Place> schemasOf(Stream<Place> bodies) {
    return bodies
        .flatMap(body -> body.member("content").members().stream())
        .map(mediaType -> follow(mediaType.member("schema")))
        .filter(Place::exists)
        .distinct()
        .toList();
  }
}
