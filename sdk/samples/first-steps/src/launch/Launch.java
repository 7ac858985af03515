import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Runs the sample as its users would, against a server on loopback: {@code Launch PATH [WORKDIR]}.
 *
 * <p>On the class path and on the module path of this JDK; with a work directory also on the newest
 * JDK that is found, and on a runtime that jlink makes in that directory.
 */
public class Launch {
  private static final String LISTED =
      "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":{\"issues\":[{\"id\":\"found\"}]}}";
  private static final String EMPTY =
      "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":null}";
  private static final String APPLIED = "{\"success\":true,\"errors\":[],\"messages\":[]}";
  private static final String INSIGHTS = "/client/v4/accounts/account/security-center/insights";

  /** What the sample has to send; the list ends with a page that is empty. */
  private static final List<String> EXPECTED =
      List.of(
          "GET " + INSIGHTS + "?page=1&dismissed=false&subject=legacy.example.com ",
          "GET " + INSIGHTS + "?page=2&dismissed=false&subject=legacy.example.com ",
          "PATCH "
              + INSIGHTS
              + "/found/classification "
              + "{\"classification\":\"accept_risk\",\"rationale\":\"Mitigated by WAF rule 12\"}");

  public static void main(String[] args) throws Exception {
    String path = args[0];
    Path own = Path.of(System.getProperty("java.home"));
    onBothPaths(own, path);
    if (args.length > 1) {
      Path newest = new ArrayList<>(jdks(own).values()).get(0);
      if (!newest.toRealPath().equals(own.toRealPath())) {
        onBothPaths(newest, path);
      }
      onBothPaths(linked(own, path, Path.of(args[1])), path);
    }
  }

  private static void onBothPaths(Path home, String path) throws Exception {
    run(home, "-cp", path, "firststeps.FirstSteps");
    run(home, "-p", path, "-m", "firststeps/firststeps.FirstSteps");
  }

  private static void run(Path home, String... arguments) throws Exception {
    List<String> requests = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, requests));
    server.start();
    try {
      List<String> command = new ArrayList<>();
      command.add(home.resolve("bin/java").toString());
      command.addAll(List.of(arguments));
      command.addAll(List.of("account", "legacy.example.com"));
      ProcessBuilder sample = new ProcessBuilder(command).inheritIO();
      sample.environment().put("CLOUDFLARE_API_TOKEN", "token-of-a-sample");
      sample
          .environment()
          .put(
              "CLOUDFLARE_BASE_URL",
              "http://127.0.0.1:" + server.getAddress().getPort() + "/client/v4");
      int exit = sample.start().waitFor();
      if (exit != 0 || !requests.equals(EXPECTED)) {
        throw new AssertionError(
            "Expected " + EXPECTED + ", got " + requests + " and exit " + exit + " of " + command);
      }
      System.out.println("the sample ran on " + home + " with " + arguments[0]);
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpExchange exchange, List<String> requests) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
    String query = exchange.getRequestURI().getQuery();
    String answer = query == null ? APPLIED : query.contains("page=1") ? LISTED : EMPTY;
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /**
   * A runtime of the modules of the JDK that the client needs. Those of the client itself can't be
   * linked: jlink says so, and the day it no longer does the documentation has to be changed.
   */
  private static Path linked(Path home, String path, Path workDirectory) throws Exception {
    StringWriter complaint = new StringWriter();
    int refused =
        jlink(
            complaint,
            "--module-path",
            path,
            "--add-modules",
            "firststeps",
            "--output",
            workDirectory.resolve("whole").toString());
    if (refused == 0
        || !complaint.toString().contains("automatic module cannot be used with jlink")) {
      throw new AssertionError("Expected jlink to refuse automatic modules, got " + complaint);
    }
    Path runtime = workDirectory.resolve("runtime");
    int made =
        jlink(
            complaint,
            "--add-modules",
            "java.base,java.logging,jdk.crypto.ec",
            "--output",
            runtime.toString());
    if (made != 0) {
      throw new AssertionError("Expected a runtime, got " + complaint);
    }
    return runtime;
  }

  private static int jlink(StringWriter output, String... arguments) {
    PrintWriter out = new PrintWriter(output);
    return ToolProvider.findFirst("jlink").orElseThrow().run(out, out, arguments);
  }

  /** Every JDK of 17 or more that lies where people put them, the newest first. */
  private static Map<Integer, Path> jdks(Path own) throws IOException {
    Map<Integer, Path> found = new TreeMap<>(Comparator.reverseOrder());
    found.put(Runtime.version().feature(), own);
    List<Path> places =
        List.of(
            own.getParent(),
            Path.of("/usr/lib/jvm"),
            Path.of(System.getProperty("user.home"), ".sdkman/candidates/java"),
            Path.of(System.getProperty("user.home"), ".jdks"));
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        try (Stream<Path> homes = Files.list(place)) {
          for (Path home : homes.filter(Launch::hasJava).toList()) {
            found.putIfAbsent(feature(home), home);
          }
        }
      }
    }
    return found;
  }

  private static boolean hasJava(Path home) {
    return Files.isExecutable(home.resolve("bin/java"))
        && Files.isRegularFile(home.resolve("release"));
  }

  private static int feature(Path home) throws IOException {
    Properties release = new Properties();
    try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
      release.load(reader);
    }
    String version = release.getProperty("JAVA_VERSION").replace("\"", "");
    return Runtime.Version.parse(version.startsWith("1.") ? version.substring(2, 3) : version)
        .feature();
  }
}
