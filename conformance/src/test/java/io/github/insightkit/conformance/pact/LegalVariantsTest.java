package io.github.insightkit.conformance.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.insightkit.conformance.pact.VariantServer.Said;
import io.github.insightkit.conformance.verdict.Overall;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the contract allows is no breach of the pact. */
@EnabledIf("io.github.insightkit.conformance.pact.Verified#isPactOfThisContract")
class LegalVariantsTest {
  private static final String ITEM =
      """
      {"code":%s,"message":"Filled.","type":null,"error_chain":[],"source":{},\
      "documentation_url":"https://example.org/"}\
      """;

  static Stream<Arguments> variants() {
    return Stream.of(
        variant("201", said -> said.isApplied() ? said.status(201) : said),
        variant("202", said -> said.isApplied() ? said.status(202) : said),
        variant("409", said -> said.status() == 400 ? said.status(409) : said),
        variant("422", said -> said.status() == 400 ? said.status(422) : said),
        variant("403 for all credentials", said -> said.status() == 401 ? said.status(403) : said),
        variant("result: null", said -> said.body(with(said, "\"result\":null"))),
        variant("result and more", said -> said.body(with(said, "\"result\":{},\"x\":[1]"))),
        variant("filled messages", filled("messages", "1000")),
        variant("filled errors beside success", filled("errors", "1000")),
        variant("a small code", filled("messages", "971")),
        variant("a fractional code", filled("messages", "1000.0")),
        variant("pretty-printed", said -> said.body(said.body().replace(",", " ,\n ") + "\n")),
        variant(
            "charset",
            said -> new Said(said.status(), "Application/JSON; charset=UTF-8", said.body())),
        variant(
            "an edge that answers for credentials in HTML",
            said ->
                said.status() == 401 || said.status() == 403
                    ? new Said(403, "text/html", "<html>no</html>")
                    : said),
        variant(
            "refusals without a body at credentials",
            said -> said.status() == 401 ? new Said(401, "text/plain", "") : said));
  }

  private static Arguments variant(String name, UnaryOperator<Said> change) {
    return arguments(name, change);
  }

  private static String with(Said said, String members) {
    return said.body().strip().replaceFirst("^\\{", "{" + members + ",");
  }

  private static UnaryOperator<Said> filled(String list, String code) {
    return said ->
        said.isApplied()
            ? said.body(
                said.body()
                    .replaceFirst(
                        "\"" + list + "\"\\s*:\\s*\\[]",
                        "\"" + list + "\":[" + ITEM.formatted(code) + "]"))
            : said;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("variants")
  void legalVariantKeepsThePact(String name, UnaryOperator<Said> variant) throws Exception {
    try (VariantServer server = new VariantServer(variant)) {
      Report report = Verified.report(server.baseUrl());

      assertThat(report.verdict())
          .as("%s\n%s", name, Verified.complaints(report))
          .isEqualTo(Overall.CONFORMANT);
      assertThat(Verified.ids(report, Verdict.WARN)).isEmpty();
    }
  }
}
