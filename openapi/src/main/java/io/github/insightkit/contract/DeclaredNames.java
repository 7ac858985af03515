package io.github.insightkit.contract;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is named without a reference is declared: security schemes and tags. */
final class DeclaredNames implements Check {

  @Override
  public List<Problem> problems(Contract contract) {
    Place schemes = contract.at("components", "securitySchemes");
    Set<String> tags =
        contract.at("tags").items().stream()
            .map(tag -> tag.text("name"))
            .collect(Collectors.toSet());

    Stream<Problem> undeclaredSchemes =
        Stream.concat(Stream.of(contract.root()), contract.operations().stream())
            .flatMap(holder -> holder.member("security").items().stream())
            .flatMap(requirement -> requirement.members().stream())
            .filter(scheme -> !schemes.node().has(scheme.name()))
            .map(
                scheme ->
                    scheme.problem(
                        "an entry of #/components/securitySchemes",
                        scheme.name(),
                        "correct the name or add the scheme"));
    Stream<Problem> undeclaredTags =
        contract.operations().stream()
            .flatMap(operation -> operation.member("tags").items().stream())
            .filter(tag -> !tags.contains(tag.node().stringValue("")))
            .map(
                tag ->
                    tag.problem(
                        "the name of an entry of #/tags",
                        tag.node().toString(),
                        "correct the name or add the tag"));
    return Stream.concat(undeclaredSchemes, undeclaredTags).toList();
  }
}
