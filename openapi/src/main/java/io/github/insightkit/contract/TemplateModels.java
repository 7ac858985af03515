package io.github.insightkit.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Checks the contract and the documents beside it, and writes what the templates read. The build
 * runs it before anything is generated.
 */
public final class TemplateModels {

  private TemplateModels() {}

  /**
   * Checks, and writes the models.
   *
   * @param args the folder of the whole project, the folder to write to, the path of the contract,
   *     and those of documents that may refer to it; each model is called like its document
   * @throws BrokenContract if a document isn't sound or can't be read
   * @throws IOException if a model can't be written
   */
  public static void main(String[] args) throws IOException {
    ContractCheck.main(Arrays.copyOfRange(args, 2, args.length));
    TakenNames names = TakenNames.of(Path.of(args[0]));
    Path folder = Files.createDirectories(Path.of(args[1]));
    List<Path> documents = Arrays.stream(args).skip(2).map(Path::of).toList();
    Map<String, JsonNode> contract = Map.of(name(documents.get(0)), read(documents.get(0)));
    for (Path document : documents) {
      boolean first = document.equals(documents.get(0));
      Contract tree = new Contract(read(document), first ? Map.of() : contract);
      List<String> problems =
          names.problems(tree).stream().map(p -> name(document) + ": " + p).toList();
      if (!problems.isEmpty()) {
        throw new BrokenContract(problems);
      }
      Files.writeString(folder.resolve(name(document)), TemplateModel.of(tree));
    }
  }

  private static String name(Path document) {
    return String.valueOf(document.getFileName());
  }

  private static JsonNode read(Path document) throws IOException {
    try {
      return StrictYaml.read(Files.readString(document));
    } catch (StrictYaml.Unreadable changedMeanwhile) {
      throw new IOException(changedMeanwhile);
    }
  }
}
