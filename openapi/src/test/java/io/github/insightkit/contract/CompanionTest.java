package io.github.insightkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document beside the contract, which refers to it. */
class CompanionTest {
  private static final String CONTRACT = "insight-classification.yaml";
  private static final String READS = "insight-reads.yaml";

  @Test
  void theReadsOfThisProjectAreSoundBesideTheContract() {
    assertThatNoException().isThrownBy(() -> ContractCheck.main(new String[] {CONTRACT, READS}));
  }

  @Test
  void aReferenceIntoTheContractHasToFindSomethingThere() throws IOException {
    assertThat(problemsAfter("components/parameters/ZoneId", "components/parameters/Gone"))
        .contains(
            "/paths/~1zones~1{zone_id}~1security-center~1insights/parameters/0/$ref: expected a"
                + " reference to something that is there, came"
                + " insight-classification.yaml#/components/parameters/Gone, where nothing stands;"
                + " correct the reference or add its target");
  }

  @Test
  void aReferenceIntoAFileThatIsntBesideItIsRefused() throws IOException {
    assertThat(
            problemsAfter(
                "'insight-classification.yaml#/components/schemas/ClassificationValue'",
                "'other.yaml#/components/schemas/ClassificationValue'"))
        .containsExactly(
            "/components/schemas/ClassificationValue/$ref: expected a reference into this document"
                + " or one beside it, came"
                + " \"other.yaml#/components/schemas/ClassificationValue\"; write it as #/ and the"
                + " way to the target, behind the file's name if it is another");
  }

  @Test
  void anExampleIsHeldToWhatTheContractSays() throws IOException {
    assertThat(problemsAfter("user_classification: null", "user_classification: snoozed"))
        .singleElement()
        .asString()
        .startsWith("/components/examples/Insights:")
        .contains("expected an example that #/components/schemas/InsightsAnswer takes")
        .contains("user_classification");
  }

  @Test
  void aGetHasNoBody() throws IOException {
    assertThat(
            problemsAfter(
                "      operationId: listAccountInsights\n",
                "      operationId: listAccountInsights\n      requestBody: {content: {}}\n"))
        .contains(
            "/paths/~1accounts~1{account_id}~1security-center~1insights/get/requestBody: expected"
                + " no body in a get, came {\"content\":{}}; remove it");
  }

  @Test
  void theContractIsToldFirstAndEveryLineNamesItsFile(@TempDir Path folder) throws IOException {
    Path contract = Files.writeString(folder.resolve(CONTRACT), Edited.text());
    Path reads =
        Files.writeString(
            folder.resolve(READS),
            Files.readString(Path.of(READS)).replace("type: http", "type: htp"));
    String[] both = {contract.toString(), reads.toString()};

    assertThatExceptionOfType(BrokenContract.class)
        .isThrownBy(() -> ContractCheck.main(both))
        .withMessageContaining("insight-reads.yaml: /components/securitySchemes/apiToken/type:");

    Files.writeString(contract, Edited.text().replace("type: http", "type: htp"));
    assertThatExceptionOfType(BrokenContract.class)
        .isThrownBy(() -> ContractCheck.main(both))
        .withMessageContaining("insight-classification.yaml: /components/securitySchemes")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(READS));
  }

  @Test
  void aScopeThatIsReadHasAllReadings() throws IOException {
    assertThat(
            problemsAfter(
                "x-scope: zone\n      x-reads: changesOfOne", "x-scope: zone\n      x-reads: list"))
        .containsExactly(
            "/paths/~1zones~1{zone_id}~1security-center~1insights~1{issue_id}~1audit-log/get/x-reads:"
                + " expected each kind of reading once in a scope, came list again; say which of"
                + " [changesOfAll, changesOfOne, list] it is");
    assertThat(
            problemsAfter(
                "x-scope: zone\n      x-reads: changesOfOne",
                "x-scope: zone\n      x-reads: changesOfMany"))
        .containsExactly(
            "/paths: expected for the scope zone each of [changesOfAll, changesOfOne, list], came"
                + " [changesOfAll, changesOfMany, list]; add what is missing, or remove the"
                + " others");
  }

  @Test
  void aScopeThatIsReadIsOneOfTheContract() throws IOException {
    assertThat(problemsAfter("x-scope: zone", "x-scope: team"))
        .hasSize(3)
        .allMatch(
            line ->
                line.endsWith(
                    "/x-scope: expected a scope of the contract [account, zone], came team; name"
                        + " one of them"));
  }

  private static List<String> problemsAfter(String before, String after) throws IOException {
    String reads = Files.readString(Path.of(READS));
    assertThat(reads).contains(before);
    return ContractCheck.problems(reads.replace(before, after), Map.of(CONTRACT, Edited.text()));
  }
}
