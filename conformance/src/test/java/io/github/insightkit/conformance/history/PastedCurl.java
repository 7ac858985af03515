package io.github.insightkit.conformance.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** What a shell makes of lines that are pasted into it, with a stand-in for curl. */
final class PastedCurl {
  /** Says its arguments, each with a NUL, and in hexadecimal what is piped into it. */
  private static final String STAND_IN =
      """
      #!/bin/sh
      for word in "$@"; do printf '%s\\0' "$word"; last=$word; done
      if [ "$last" = "@-" ]; then od -An -v -tx1 | tr -d ' \\n'; printf '\\0'; fi
      printf '\\001\\0'
      """;

  private final Path folder;

  PastedCurl(Path folder) throws IOException {
    this.folder = folder;
    Path curl = folder.resolve("curl");
    if (!Files.exists(curl)) {
      Files.writeString(curl, STAND_IN);
      Files.setPosixFilePermissions(curl, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** The arguments of each curl that this shell starts for these lines, the token being this. */
  List<List<String>> run(String shell, List<String> lines, String variable, String token)
      throws Exception {
    Path script = Files.createTempFile(folder, "script", ".sh");
    Files.write(script, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    Path output = Files.createTempFile(folder, "output", "");
    ProcessBuilder builder =
        new ProcessBuilder(shell, script.toString())
            .directory(Files.createDirectories(folder.resolve("here")).toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
    builder.environment().put("LC_ALL", "C");
    builder.environment().put(variable, token);
    builder.start().waitFor();
    List<List<String>> calls = new ArrayList<>();
    List<String> call = new ArrayList<>();
    for (String word : Files.readString(output, StandardCharsets.UTF_8).split("\0", -1)) {
      if (word.equals("\u0001")) {
        calls.add(call);
        call = new ArrayList<>();
      } else {
        call.add(word);
      }
    }
    return calls;
  }

  /** What the lines left behind where they ran. */
  List<Path> leftBehind() throws IOException {
    try (var files = Files.list(folder.resolve("here"))) {
      return files.toList();
    }
  }
}
