package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** An older OkHttp before ours on the class path, as it gets there by a dependency of others. */
class OkHttpVersionTest {
  private static final Path OLD = Path.of("target/okhttp4/okhttp.jar");

  @Test
  void oldOneIsNamedWhenAClientIsBuilt() throws Exception {
    List<Path> path = new ArrayList<>(List.of(OLD));
    path.addAll(SamplesTest.consumerPath());
    try (URLClassLoader loader = Sources.loader(Path.of("target/classes"), path)) {
      Object builder =
          loader.loadClass(InsightsClient.class.getName()).getMethod("builder").invoke(null);
      Class<?> type = builder.getClass();
      type.getMethod("apiToken", String.class).invoke(builder, "token-of-a-test");

      assertThat(
              catchThrowableOfType(
                  InvocationTargetException.class, () -> type.getMethod("build").invoke(builder)))
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Expected OkHttp 5 (com.squareup.okhttp3:okhttp-jvm), got an older one from "
                  + OLD.toUri().toURL()
                  + ": exclude com.squareup.okhttp3:okhttp where it comes from, or import"
                  + " okhttp-bom 5");
    }
  }

  @Test
  void ourOwnIsTaken() {
    OkHttpClient client = new OkHttpClient();

    assertThat(OkHttpVersion.require(client)).isSameAs(client);
  }
}
