package io.github.insightkit.conformance.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.history.HarFile;
import io.github.insightkit.conformance.session.RetryAfter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Text from elsewhere is read or refused; nothing that it holds is a bug in the kit. */
class HostileTextTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String HAR =
      "{\"log\":{\"entries\":[{\"startedDateTime\":\"2026-01-01T00:00:00Z\",\"time\":1,\"request\":{"
          + "\"method\":\"PATCH\",\"url\":\"https://h/v4/accounts/a/security-center/insights/i/classification\",\"headers\":[{\"name\":\"Authorization\",\"value\":\"Bearer"
          + " abcdefghij\"}],"
          + "\"postData\":{\"text\":\"{}\"}},\"response\":{\"status\":200,\"headers\":[],\"content\":{"
          + "\"size\":2,\"text\":\"{}\"}}}]}}";

  @Provide
  Arbitrary<String> nearJson() {
    return Arbitraries.strings()
        .withChars("{}[]\":,\\/0123456789eE+-.truefalsn \t\n\ufeff\u0000\ud800é")
        .ofMaxLength(40);
  }

  @Provide
  Arbitrary<String> nearRetryAfter() {
    return Arbitraries.strings()
        .withChars("0123456789-+.eE,: SunMonJaFebGMTUTC\u0660")
        .ofMaxLength(40);
  }

  @Property
  void whateverIsReadAsJsonIsReadTheSameAgain(@ForAll("nearJson") String text) {
    StrictJson.Reading reading = StrictJson.read(text.getBytes(StandardCharsets.UTF_8));
    if (reading instanceof StrictJson.Document document) {
      byte[] again = document.root().toString().getBytes(StandardCharsets.UTF_8);
      assertThat(StrictJson.read(again)).isInstanceOf(StrictJson.Document.class);
    } else {
      assertThat(((StrictJson.Malformed) reading).reason().lines()).hasSize(1);
    }
  }

  @Property
  void whateverStandsInRetryAfterIsNoNegativeWait(@ForAll("nearRetryAfter") String text) {
    assertThat(RetryAfter.parse(text, NOW).stream()).noneMatch(Duration::isNegative);
  }

  @Property
  void aHarFileWithAnotherByteIsReadOrRefusedInOneLine(@ForAll int place, @ForAll byte other)
      throws IOException {
    byte[] bytes = HAR.getBytes(StandardCharsets.UTF_8);
    bytes[Math.floorMod(place, bytes.length)] = other;
    Path file = Files.createTempFile("recorded", ".har");
    try {
      Files.write(file, bytes);
      HarFile.read(file, CONTRACT);
    } catch (IOException e) {
      assertThat(String.valueOf(e.getMessage()).lines()).hasSize(1);
    } finally {
      Files.delete(file);
    }
  }
}
