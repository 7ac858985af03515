package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two hundred calls at once in a heap of 32 MB, against servers that send without end. */
@Timeout(180)
class SmallHeapTest {
  private static final Set<String> ORDINARY = Set.of("endless chunk extension", "flood of fields");

  @TempDir private Path folder;

  /** One over HTTP/1.1 and one over HTTP/2 in an ordinary build; the rest with all attacks. */
  static Stream<Arguments> rows() throws IOException {
    return Attack.many().stream()
        .flatMap(attack -> Stream.of(false, true).map(async -> Arguments.of(attack, async)))
        .filter(row -> Attack.ALL || isOrdinary((Attack) row.get()[0], (boolean) row.get()[1]));
  }

  private static boolean isOrdinary(Attack attack, boolean async) {
    return async && attack.over() != Attack.Over.PLAIN && ORDINARY.contains(attack.event());
  }

  @ParameterizedTest(name = "{0} (async {1})")
  @MethodSource("rows")
  void heapIsNeverExhausted(Attack attack, boolean async) throws IOException {
    Path pem = Files.writeString(folder.resolve("server.pem"), Attack.LOCALHOST.certificatePem());
    try (SmallHeapJvm jvm = new SmallHeapJvm(pem)) {
      assertThat(attack.expected())
          .extracting(expected -> expected.type().getSimpleName())
          .containsAll(attack.measure(jvm, async).types());
    }
  }
}
