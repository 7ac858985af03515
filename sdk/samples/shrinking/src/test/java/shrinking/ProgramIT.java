package shrinking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** The small jar does what the program says, and is small. */
class ProgramIT {
  private static final Path SMALL = Path.of("target/small.jar");

  @Test
  void smallJarRuns() throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return reply(request);
            }
          });
      server.start(InetAddress.getLoopbackAddress(), 0);
      ProcessBuilder program =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin/java").toString(),
              "-cp",
              SMALL.toString(),
              "shrinking.Program",
              "account");
      program.environment().put("CLOUDFLARE_API_TOKEN", "token-of-a-sample");
      program
          .environment()
          .put("CLOUDFLARE_BASE_URL", "http://127.0.0.1:" + server.getPort() + "/client/v4");
      Process running = program.redirectErrorStream(true).start();

      assertEquals(
          "true\n200\n2026-05-05T12:00:00Z\n",
          new String(running.getInputStream().readAllBytes()).replace("\r\n", "\n"));
      assertEquals(0, running.waitFor());
    }
  }

  @Test
  void smallJarIsLessThanAThirdOfWhatWentIn() throws Exception {
    long libraries = 0;
    try (var files = Files.list(Path.of("target/libraries"))) {
      for (Path file : files.toList()) {
        libraries += Files.size(file);
      }
    }
    long small = Files.size(SMALL);
    assertTrue(small < libraries / 3, small + " of " + libraries + " bytes");
  }

  private static MockResponse reply(RecordedRequest request) {
    String result =
        request.getTarget().contains("audit-log")
            ? "[{\"id\":\"1\",\"changed_at\":\"2026-05-05T12:00:00Z\"}]"
            : request.getTarget().contains("page=1")
                ? "{\"issues\":[{\"id\":\"one\",\"severity\":\"Low\"},{\"id\":\"two\"}]}"
                : "null";
    return new MockResponse.Builder()
        .addHeader("Content-Type", "application/json")
        .body("{\"success\":true,\"errors\":[],\"messages\":[],\"result\":" + result + "}")
        .build();
  }
}
