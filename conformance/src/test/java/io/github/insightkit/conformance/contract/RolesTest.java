package io.github.insightkit.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
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
          "\"(classification|rationale|accounts|zones)\""
              + "|\\\\\"(classification|rationale)\\\\\""
              + "|/(classification|rationale)\\b|/(accounts|zones)/"
              + "|security-center|user_classification");

  /** The files that spell such a name all the same; one that no longer does has to go from here. */
  private static final Set<String> SPELLING =
      Set.of(
          "requests/ListPage.java",
          "pact/PactFile.java",
          "pact/PactWorkload.java",
          "mock/server/AuditLog.java",
          "mock/server/Body.java",
          "mock/faults/CredentialFaults.java",
          "mock/variants/EnvelopeVariants.java",
          "mock/variants/HttpVariants.java",
          "mock/faults/ListFaults.java",
          "mock/server/Overview.java",
          "rules/AnswerRules.java");

  @Test
  void theRolesOfTheBundledContractAreReadFromItsCondition() {
    assertThat(Contract.bundled().roles()).isEqualTo(new Roles("classification", "rationale"));
  }

  @Test
  void aMemberThatIsRenamedIsFoundByItsRole() {
    Contract contract = Contract.bundled();
    ObjectNode document = (ObjectNode) contract.document().deepCopy();
    ObjectNode change =
        (ObjectNode) document.requiredAt("/components/schemas/ClassificationChange");
    ((ObjectNode) change.required("if")).putArray("required").add("verdict");
    ((ObjectNode) change.required("then")).putArray("required").add("why");

    assertThat(
            new Contract(contract.version(), contract.machine(), contract.operations(), document)
                .roles())
        .isEqualTo(new Roles("verdict", "why"));
  }

  @Test
  void aContractWithoutTheConditionIsTurnedDownByTheNameOfWhatIsMissing() {
    Contract contract = Contract.bundled();
    ObjectNode document = (ObjectNode) contract.document().deepCopy();
    ((ObjectNode) document.requiredAt("/components/schemas/ClassificationChange")).remove("if");

    assertThatThrownBy(
            () ->
                new Contract(
                        contract.version(), contract.machine(), contract.operations(), document)
                    .roles())
        .hasMessageContaining("/if/required/0");
  }

  @Test
  void namesOfTheContractAreSpelledInFewerAndFewerFiles() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith(".java"))
                  .filter(RolesTest::spellsAName)
                  .map(file -> SOURCES.relativize(file).toString().replace('\\', '/'))
                  .filter(file -> !file.startsWith("contract/"))
                  .toList())
          .containsExactlyInAnyOrderElementsOf(SPELLING);
    }
  }

  private static boolean spellsAName(Path file) {
    try {
      return NAME.matcher(Files.readString(file)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
