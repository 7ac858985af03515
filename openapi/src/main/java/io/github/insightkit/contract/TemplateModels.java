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
   * @param args the folder to write to, the path of the contract, and those of documents that may
   *     refer to it; each model is called like its document
   * @throws BrokenContract if a document isn't sound or can't be read
   * @throws IOException if a model can't be written
   */
  public static void main(String[] args) throws IOException {
    ContractCheck.main(Arrays.copyOfRange(args, 1, args.length));
    Path folder = Files.createDirectories(Path.of(args[0]));
    List<Path> documents = Arrays.stream(args).skip(1).map(Path::of).toList();
    JsonNode contract = read(documents.get(0));
    String name = String.valueOf(documents.get(0).getFileName());
    Files.writeString(folder.resolve(name), TemplateModel.of(new Contract(contract)));
    for (Path document : documents.subList(1, documents.size())) {
      Files.writeString(
          folder.resolve(document.getFileName()),
          TemplateModel.of(new Contract(read(document), Map.of(name, contract))));
    }
  }

  private static JsonNode read(Path document) throws IOException {
    try {
      return StrictYaml.read(Files.readString(document));
    } catch (StrictYaml.Unreadable changedMeanwhile) {
      throw new IOException(changedMeanwhile);
    }
  }
}
