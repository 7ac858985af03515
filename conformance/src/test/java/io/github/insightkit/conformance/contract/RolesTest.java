package io.github.insightkit.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.requests.Bodies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What the members are for is read from the contract, and their names stand nowhere else. */
class RolesTest {
  private static final Path SOURCES =
      Path.of("src/main/java/io/github/insightkit/conformance").toAbsolutePath();

  /** A name of the contract where it stands for a member or a part of a path, and not in prose. */
  private static final Pattern NAME =
      Pattern.compile(
          "\"(classification|rationale|accounts|zones|account_id|zone_id)\""
              + "|\"(classification|rationale)=|\\\\\"(classification|rationale)\\\\\""
              + "|/(classification|rationale)\\b|/(accounts|zones)/"
              + "|security-center/|user_classification");

  @Test
  void theRolesOfTheBundledContractAreReadFromItsProperties() {
    assertThat(Frozen.CONTRACT.roles()).isEqualTo(new Roles("classification", "rationale"));
  }

  @Test
  void aMemberThatIsRenamedIsFoundByItsRole() {
    Contract renamed =
        Contract.parse(edited(properties -> renamed(properties, "rationale", "why")));

    assertThat(renamed.roles()).isEqualTo(new Roles("classification", "why"));
    assertThat(new Bodies(renamed, "1").reasonOnly()).isEqualTo("{\"why\":\"conformance run 1\"}");
  }

  @Test
  void aContractInWhichNoMemberHasARoleIsTurnedDownByTheNameOfTheRole() {
    String without = edited(properties -> properties.withObject("/rationale").remove("x-role"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Contract.parse(without))
        .withMessage("expected a property with x-role reason, found none; add it to the contract");
  }

  @Test
  void aRoleHasTheNameOfItsMember() {
    assertThat(new Roles("verdict", "why").names()).containsExactlyInAnyOrder("verdict", "why");
  }

  @Test
  void noNameOfTheContractIsSpelledOutsideWhatReadsIt() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith(".java"))
                  .filter(RolesTest::spellsAName)
                  .map(file -> SOURCES.relativize(file).toString().replace('\\', '/'))
                  .filter(file -> !file.startsWith("contract/")))
          .isEmpty();
    }
  }

  private static String edited(Consumer<ObjectNode> change) {
    ObjectNode document = (ObjectNode) Frozen.CONTRACT.document().deepCopy();
    change.accept(
        (ObjectNode) document.requiredAt("/components/schemas/ClassificationChange/properties"));
    return document.toString();
  }

  private static void renamed(ObjectNode properties, String from, String to) {
    properties.set(to, properties.remove(from));
  }

  private static boolean spellsAName(Path file) {
    try {
      return NAME.matcher(Files.readString(file)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
