package io.github.insightkit.evolutions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What a {@code pom.xml} tells the generator's plugin in one execution, so that nobody else has to
 * say it.
 *
 * @param values the settings by their names, as they are written
 * @param options the same of {@code configOptions}
 */
record GeneratorSettings(Map<String, String> values, Map<String, String> options) {
  private static final String PLUGIN = "openapi-generator-maven-plugin";

  /**
   * Reads them.
   *
   * @param pom the file
   * @param execution the execution's id; what it says counts before what the plugin says
   */
  static GeneratorSettings of(Path pom, String execution) throws IOException {
    Element project = parse(pom);
    Map<String, String> values = new TreeMap<>();
    children(project, "properties").forEach(p -> values.put(p.getTagName(), text(p)));
    Element plugin = named(project, List.of("build", "plugins"), "artifactId", PLUGIN);
    Element own = named(plugin, List.of("executions"), "id", execution);
    Map<String, String> options = new TreeMap<>();
    for (Element holder : List.of(plugin, own)) {
      children(holder, "configuration").forEach(s -> values.put(s.getTagName(), text(s)));
      children(holder, "configuration", "configOptions")
          .forEach(option -> options.put(option.getTagName(), text(option)));
    }
    return new GeneratorSettings(values, options);
  }

  /** The same with each property of these names filled in. */
  GeneratorSettings with(Map<String, String> properties) {
    Map<String, String> all = new TreeMap<>(values);
    all.putAll(properties);
    return new GeneratorSettings(filled(values, all), filled(options, all));
  }

  String get(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new AssertionError("expected the setting " + name + ", came " + values.keySet());
    }
    return value;
  }

  /** A setting of the form {@code a=b,c=d}; empty if it isn't there. */
  Map<String, String> pairs(String name) {
    Map<String, String> pairs = new TreeMap<>();
    for (String pair : List.of(values.getOrDefault(name, "").split(",", -1))) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return pairs;
  }

  private static Map<String, String> filled(
      Map<String, String> texts, Map<String, String> properties) {
    Map<String, String> filled = new TreeMap<>();
    texts.forEach(
        (name, text) -> {
          String value = text;
          for (Map.Entry<String, String> property : properties.entrySet()) {
            value = value.replace("${" + property.getKey() + "}", property.getValue());
          }
          filled.put(name, value);
        });
    return filled;
  }

  private static Element parse(Path file) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(file.toFile())
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
  }

  /** The element below this way whose child of that name has this text. */
  private static Element named(Element from, List<String> way, String child, String text) {
    return children(from, way.toArray(String[]::new)).stream()
        .filter(
            e ->
                children(e).stream()
                    .anyMatch(c -> c.getTagName().equals(child) && text(c).equals(text)))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("expected the " + child + " " + text + ", came none"));
  }

  /** The elements at the end of a way; none if there is no such way. */
  private static List<Element> children(Element from, String... way) {
    List<Element> here = List.of(from);
    for (String step : way) {
      here =
          here.stream()
              .flatMap(e -> children(e).stream())
              .filter(e -> e.getTagName().equals(step))
              .toList();
    }
    return here.stream().flatMap(e -> children(e).stream()).toList();
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  private static String text(Element element) {
    return element.getTextContent().strip();
  }
}
