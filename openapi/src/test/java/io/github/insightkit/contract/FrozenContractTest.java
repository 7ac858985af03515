package io.github.insightkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The contract that tests know differs from the real one in its values alone. */
class FrozenContractTest {
  /** What a value has to be added to, as README.md lists it, and where its examples are shown. */
  private static final List<String> OF_VALUES =
      List.of(
          "/components/schemas/ClassificationValue/enum",
          "/components/schemas/ClassificationChange/if",
          "/components/requestBodies/ClassificationChange/content/application~1json/examples",
          "/components/examples",
          "/x-state-machine/states",
          "/x-state-machine/transitions");

  @Test
  void whatIsNotAboutValuesIsTheRealContracts() throws Exception {
    assertThat(withoutValues(Edited.text()))
        .as("copy what has changed in insight-classification.yaml to src/test/frozen")
        .isEqualTo(withoutValues(Files.readString(Path.of("insight-classification.yaml"))));
  }

  private static ObjectNode withoutValues(String text) throws StrictYaml.Unreadable {
    ObjectNode document = (ObjectNode) StrictYaml.read(text);
    for (String place : OF_VALUES) {
      int end = place.lastIndexOf('/');
      ObjectNode parent = (ObjectNode) document.at(place.substring(0, end));
      assertThat(parent.remove(place.substring(end + 1))).as(place).isNotNull();
    }
    return document;
  }
}
