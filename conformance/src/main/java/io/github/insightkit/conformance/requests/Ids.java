package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Address;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ids that an implementation may take for others. */
public final class Ids {
  /** What is left of an id after decoding it once, and may be decoded once more. */
  private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");

  /** What no id has, and a reader may leave out; U+FFFD stands for what isn't UTF-8. */
  private static final Pattern UNLIKELY = Pattern.compile("[\\p{Cc}\"'\ufffd(]|<.*");

  private static final Pattern PUNCTUATION = Pattern.compile("[-_.~]");

  /** What some layers before an application resolve, and what some frameworks leave out. */
  private static final Pattern RESOLVED = Pattern.compile("/\\.{1,2}/|;\\w+=");

  private Ids() {}

  /** Names of members that may be taken for an id in the path. */
  static Set<String> members(Contract contract) {
    return contract.operations().stream()
        .flatMap(one -> Stream.of("id", one.issueParameter(), one.ownerParameter()))
        .collect(Collectors.toSet());
  }

  /** Ids that are taken for this one if they are compared without case, or in part. */
  static Stream<String> lookalikes(String id) {
    return Stream.of(
            id.toUpperCase(Locale.ROOT),
            id.toLowerCase(Locale.ROOT),
            id + "-x",
            // What stands for any letter in a pattern of SQL.
            id.substring(0, id.length() - 1) + "_",
            id + ".",
            id + ".json",
            id + "x".repeat(3_000),
            PUNCTUATION.matcher(id).replaceAll(""))
        .filter(other -> !other.equals(id))
        .distinct();
  }

  private static String folded(String id) {
    return PUNCTUATION.matcher(id).replaceAll("").toLowerCase(Locale.ROOT);
  }

  static boolean areLookalikes(String one, String other) {
    String here = folded(one);
    String there = folded(other);
    return here.startsWith(there) || there.startsWith(here);
  }

  /** The id with its first character percent-encoded; in a path it is encoded once more. */
  static String encoded(String id) {
    return String.format(Locale.ROOT, "%%%02X", (int) id.charAt(0)) + id.substring(1);
  }

  /** This path with one character of the insight's id percent-encoded for no need. */
  static String needlessly(String path, SplittableRandom random) {
    int end = path.lastIndexOf('/');
    int start = path.lastIndexOf('/', end - 1) + 1;
    int at = path.indexOf('%', start) < 0 ? start + random.nextInt(end - start) : start;
    return path.substring(0, at) + encoded(path.substring(at));
  }

  /** An id as long as this one that ends otherwise. */
  public static String altered(String id) {
    return id.substring(0, id.length() - 1) + (id.endsWith("0") ? '1' : '0');
  }

  /** How this id is one that a server may take for another by how it reads paths, if it is. */
  static Optional<Relation> misreading(String id) {
    if (RESOLVED.matcher(id).find()) {
      return Optional.of(Relation.RESOLVED);
    }
    return id.isEmpty() || ENCODED.matcher(id).find() || UNLIKELY.matcher(id).find()
        ? Optional.of(Relation.MISREAD)
        : Optional.empty();
  }

  /** Whether this id may be taken for another one by how it is read. */
  static boolean isMisread(String id, String other) {
    return id.isEmpty()
        || id.endsWith("/" + other)
        || id.startsWith(other + ";")
        || UNLIKELY.matcher(decoded(id)).replaceAll("").equals(other);
  }

  /** For each of these addresses those that may have a {@link Relation} to it of their own. */
  public static Map<Address, Set<Address>> neighbours(Collection<Address> addresses) {
    Set<String> ids = addresses.stream().map(Address::issue).collect(Collectors.toSet());
    Map<String, Set<Address>> taken = new TreeMap<>();
    for (Address address : addresses) {
      String id = address.issue();
      Stream.concat(
              Stream.of(id, UNLIKELY.matcher(decoded(id)).replaceAll("")),
              IntStream.range(0, id.length())
                  .filter(at -> id.charAt(at) == '/')
                  .mapToObj(at -> id.substring(at + 1)))
          .filter(ids::contains)
          .forEach(
              name -> taken.computeIfAbsent(folded(name), unused -> new HashSet<>()).add(address));
    }
    Map<Address, Set<Address>> neighbours = new HashMap<>();
    Map<String, Set<Address>> beginnings = new HashMap<>();
    taken.forEach(
        (name, here) -> {
          beginnings.keySet().removeIf(other -> !name.startsWith(other));
          beginnings.put(name, here);
          for (Address one : here) {
            Set<Address> own = neighbours.computeIfAbsent(one, unused -> new HashSet<>());
            beginnings.values().forEach(own::addAll);
            own.forEach(
                other -> neighbours.computeIfAbsent(other, unused -> new HashSet<>()).add(one));
          }
        });
    return neighbours;
  }

  /** This segment of a path without its percent-encoding. */
  static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A history from elsewhere may hold a path that nothing decodes; then it names itself.
      return segment;
    }
  }
}
