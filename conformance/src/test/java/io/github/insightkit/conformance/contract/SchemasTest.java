package io.github.insightkit.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Schemas.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Where a value isn't what the contract's schema says. */
class SchemasTest {
  private final Schemas schemas = new Schemas(Frozen.CONTRACT);

  private List<Problem> problems(String name, String json) {
    return schemas.problems(name, JsonMapper.shared().readTree(json));
  }

  @Test
  void whatIsAsTheSchemaSaysHasNoProblems() {
    assertThat(problems("SuccessEnvelope", "{\"success\":true,\"errors\":[],\"messages\":[]}"))
        .isEmpty();
  }

  @Test
  void aMemberThatIsMissingIsNamedByItsPlace() {
    assertThat(problems("SuccessEnvelope", "{\"success\":true,\"messages\":[]}"))
        .extracting(Problem::pointer, Problem::keyword)
        .containsExactly(tuple("/errors", "required"));
  }

  @Test
  void aMemberOfTheWrongTypeIsNamedByItsPlace() {
    assertThat(
            problems(
                "SuccessEnvelope",
                "{\"success\":true,\"errors\":[],\"messages\":[{\"code\":\"1\",\"message\":\"m\"}]}"))
        .extracting(Problem::pointer, Problem::keyword)
        .containsExactly(tuple("/messages/0/code", "type"));
  }
}
