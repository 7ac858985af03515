package io.github.insightkit.evolutions;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The columns of the matrix, each of which rests on those before it. */
final class Stages {
  private Stages() {}

  /** The generator, run as the build of the SDK runs it. */
  record Generate(Generator generator) implements Stage {
    @Override
    public String name() {
      return "generator";
    }

    @Override
    public String follow(Evolved evolved) throws Exception {
      generator.generate(
          "sdk", "client-from-contract", evolved.models(), evolved.sources().resolve("client"));
      generator.generate("sdk", "reads", evolved.models(), evolved.sources().resolve("reads"));
      generator.generate(
          "sdk/testing", "state-machine", evolved.models(), evolved.sources().resolve("machine"));
      generator.generate(
          "sdk/testing", "reads", evolved.models(), evolved.sources().resolve("fakeReads"));
      Evolution.Expected.Followed followed =
          (Evolution.Expected.Followed) evolved.evolution().expected();
      Path verbs =
          evolved
              .sources()
              .resolve("client/java/io/github/insightkit/sdk/ClassificationVerbs.java");
      String text = Files.readString(verbs);
      followed.javadoc().forEach(said -> assertThat(text).contains(said));
      return "runs";
    }
  }

  /** The compiler: the SDK as it is, with what was generated, and what a user of it writes. */
  record Compile(Project project, Compiler compiler) implements Stage {
    @Override
    public String name() {
      return "compiler";
    }

    @Override
    public String follow(Evolved evolved) throws Exception {
      Evolution.Expected.Followed followed =
          (Evolution.Expected.Followed) evolved.evolution().expected();
      Path probe = Files.createDirectories(evolved.sources().resolve("probe"));
      Files.writeString(probe.resolve("Probe.java"), probe(followed.calls()));
      Optional<String> complaints =
          compiler.complaints(
              List.of(project.sdkSources(), project.fakeSources(), evolved.sources()),
              Files.createDirectories(evolved.classes()));
      assertThat(complaints).isEmpty();
      return "no warning";
    }

    private static String probe(String calls) {
      return """
      package probe;
      import io.github.insightkit.sdk.*;
      import io.github.insightkit.sdk.testing.*;
      /** What a user writes. */
      public final class Probe {
        private Probe() {}
        /**
         * Runs it.
         * @param url of the server
         */
        public static void run(String url) {
          try (InsightsClient client = InsightsClient.builder().baseUrl(url)
              .apiToken("a-token-of-forty-characters-for-tests-aa").build()) {
            Insight insight = client.account("a").insight("i");
            %s
          }
        }
        /** Sets at the fake what nothing stands against, and resets it for another. */
        public static void fake() {
          FakeInsights fake = new FakeInsights().add(Failures.INSIGHT);
          fake.client().insight(Failures.INSIGHT).classify(Failures.CHANGE);
          Fault no = Fault.refused(400, 1001, "No.");
          ReclassifyException.Half half = Failures.reclassify(ReclassifyException.Half.SET, no).half();
          check(half == ReclassifyException.Half.SET);
        }
        private static void check(boolean holds) {
          if (!holds) {
            throw new AssertionError("it doesn't hold");
          }
        }
        private static void refuses(Runnable call, String message) {
          try {
            call.run();
          } catch (RuntimeException e) {
            if (String.valueOf(e.getMessage()).startsWith(message)) {
              return;
            }
            throw new AssertionError(e);
          }
          throw new AssertionError("expected a refusal: " + message);
        }
      }
      """
          .formatted(calls);
    }
  }

  /** The fake of the API for tests of users, which has the contract's table of states. */
  record Fake(Compiler compiler) implements Stage {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public String follow(Evolved evolved) throws Exception {
      try (URLClassLoader loader = compiler.loader(List.of(evolved.classes()))) {
        loader.loadClass("probe.Probe").getMethod("fake").invoke(null);
        return "follows";
      } catch (InvocationTargetException e) {
        throw new AssertionError(e.getTargetException());
      }
    }
  }

  /** The new SDK, used against a server. */
  record Wire(Compiler compiler) implements Stage {
    @Override
    public String name() {
      return "SDK on the wire";
    }

    @Override
    public String follow(Evolved evolved) throws Exception {
      Evolution.Expected.Followed followed =
          (Evolution.Expected.Followed) evolved.evolution().expected();
      try (WireServer server = new WireServer(followed.answer());
          URLClassLoader loader = compiler.loader(List.of(evolved.classes()))) {
        try {
          loader.loadClass("probe.Probe").getMethod("run", String.class).invoke(null, server.url());
        } catch (InvocationTargetException e) {
          throw new AssertionError(e.getTargetException());
        }
        assertThat(server.requests()).isEqualTo(followed.requests());
        int count = followed.requests().size();
        return count + (count == 1 ? " request" : " requests");
      }
    }
  }
}
