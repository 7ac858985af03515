import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;

/**
 * Holds a bundle for Maven Central to what Central demands of it, and lists what is in it.
 *
 * <p>{@code java .ci/CentralDemands.java BUNDLE.zip}; exits with 1 if something is missing.
 */
final class CentralDemands {
  private static final List<String> OF_A_POM =
      List.of(
          "groupId",
          "artifactId",
          "version",
          "name",
          "description",
          "url",
          "licenses/license/name",
          "licenses/license/url",
          "developers/developer/name",
          "scm/connection",
          "scm/developerConnection",
          "scm/url");
  private static final Map<String, String> DIGESTS =
      Map.of(".md5", "MD5", ".sha1", "SHA-1", ".sha256", "SHA-256", ".sha512", "SHA-512");

  private final XPath xpath = XPathFactory.newInstance().newXPath();
  private final List<String> problems = new ArrayList<>();
  private final Map<String, byte[]> files = new TreeMap<>();

  public static void main(String[] args) throws Exception {
    CentralDemands demands = new CentralDemands();
    demands.read(args[0]);
    demands.check();
    demands.files.keySet().stream().filter(CentralDemands::isContent).forEach(System.out::println);
    demands.problems.forEach(System.err::println);
    if (!demands.problems.isEmpty()) {
      System.exit(1);
    }
  }

  private void read(String bundle) throws IOException {
    try (ZipFile zip = new ZipFile(bundle)) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (!entry.isDirectory()) {
          try (InputStream content = zip.getInputStream(entry)) {
            files.put(entry.getName(), content.readAllBytes());
          }
        }
      }
    }
  }

  private void check() throws Exception {
    List<String> poms = files.keySet().stream().filter(name -> name.endsWith(".pom")).toList();
    demand(!poms.isEmpty(), "expected at least one pom, found none");
    for (String pom : poms) {
      String stem = pom.substring(0, pom.length() - ".pom".length());
      for (String kind : List.of(".jar", "-sources.jar", "-javadoc.jar")) {
        demand(files.containsKey(stem + kind), "expected " + stem + kind + ", found none");
      }
      checkPom(pom);
    }
    for (String name : List.copyOf(files.keySet())) {
      if (isContent(name)) {
        checkCompanions(name);
      }
    }
  }

  private void checkPom(String pom) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(files.get(pom)));
    for (String way : OF_A_POM) {
      String value = xpath.evaluate("/project/" + way, document).strip();
      demand(!value.isEmpty(), pom + ": expected " + way + ", found none");
    }
    String text = new String(files.get(pom), StandardCharsets.UTF_8);
    demand(!text.contains("${"), pom + ": expected every property to be filled in");
    demand(!text.contains("<parent>"), pom + ": expected no parent");
    demand(!text.contains("-SNAPSHOT"), pom + ": expected no snapshot");
  }

  private void checkCompanions(String name) throws Exception {
    demand(files.containsKey(name + ".asc"), name + ": expected a signature, found none");
    for (String required : List.of(".md5", ".sha1")) {
      demand(files.containsKey(name + required), name + ": expected " + required + ", found none");
    }
    for (Map.Entry<String, String> digest : DIGESTS.entrySet()) {
      byte[] stated = files.get(name + digest.getKey());
      if (stated != null) {
        byte[] real = MessageDigest.getInstance(digest.getValue()).digest(files.get(name));
        demand(
            new String(stated, StandardCharsets.UTF_8)
                .strip()
                .equals(HexFormat.of().formatHex(real)),
            name + digest.getKey() + ": expected the digest of the file");
      }
    }
  }

  private static boolean isContent(String name) {
    return !name.endsWith(".asc") && DIGESTS.keySet().stream().noneMatch(name::endsWith);
  }

  private void demand(boolean met, String otherwise) {
    if (!met) {
      problems.add(otherwise);
    }
  }
}
