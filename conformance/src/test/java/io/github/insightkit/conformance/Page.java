package io.github.insightkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of the documents with a part that is generated, between {@code <!-- name -->} and {@code
 * <!-- /name -->}. With {@code -Ddocs=write} the part is written, else it has to be current.
 *
 * @param path the file, from the folder of the module
 * @param name the name of the part
 */
public record Page(Path path, String name) {

  /** The page of this name in {@code docs/}. */
  public static Page of(String file, String name) {
    return new Page(Path.of("docs", file), name);
  }

  /** Holds the part to this content, or writes it. */
  public void has(String content) throws IOException {
    if ("write".equals(System.getProperty("docs"))) {
      write(content);
    }
    assertThat(part())
        .as("the part \"%s\" of %s isn't current; run: mvn -q -Pdocs test", name, path)
        .isEqualTo(content);
  }

  /** Writes the part. */
  public void write(String content) throws IOException {
    String page = Files.readString(path);
    Files.writeString(
        path, page.substring(0, begin(page)) + content + page.substring(page.indexOf(end())));
  }

  private String part() throws IOException {
    String page = Files.readString(path);
    return page.substring(begin(page), page.indexOf(end()));
  }

  private int begin(String page) {
    String mark = "<!-- " + name + " -->\n";
    assertThat(page).as("%s", path).contains(mark, end());
    return page.indexOf(mark) + mark.length();
  }

  private String end() {
    return "<!-- /" + name + " -->";
  }
}
