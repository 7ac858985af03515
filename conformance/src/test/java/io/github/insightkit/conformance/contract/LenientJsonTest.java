package io.github.insightkit.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LenientJsonTest {
  private static List<String> readings(String body) {
    return LenientJson.readings(body.getBytes(StandardCharsets.UTF_8), 4).stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void eachMemberOfTheSameNameIsAChoice() {
    assertThat(readings("{\"a\":null,\"b\":{\"c\":1},\"a\":\"x\"}"))
        .containsExactly("{\"a\":null,\"b\":{\"c\":1}}", "{\"a\":\"x\",\"b\":{\"c\":1}}");
  }

  @Test
  void membersThatAreAlikeAreNoChoice() {
    assertThat(readings("{\"a\":1,\"a\":1}")).containsExactly("{\"a\":1}");
  }

  @Test
  void moreChoicesThanThatAreNotGoneThrough() {
    assertThat(readings("{\"a\":1,\"a\":2,\"b\":1,\"b\":2}")).hasSize(4);
    assertThat(readings("{\"a\":1,\"a\":2,\"b\":1,\"b\":2,\"a\":3}")).isEmpty();
  }

  @Test
  void whatIsNoObjectHasNoReading() {
    assertThat(readings("[1]")).isEmpty();
    assertThat(readings("{\"a\":1,")).isEmpty();
    assertThat(readings("")).isEmpty();
  }
}
