package io.github.insightkit.sdk;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * What is shipped for GraalVM and for shrinkers names just what Retrofit looks at: the interfaces
 * that it makes proxies of, and the types in their signatures.
 */
class ReflectionMetadataTest {
  private static final Path SHIPPED = Path.of("src/main/resources/META-INF");
  private static final Path NATIVE =
      SHIPPED.resolve("native-image/io.github.insightkit/insight-classification-sdk");
  private static final Path RULES = SHIPPED.resolve("proguard/insight-classification-sdk.pro");
  private static final Pattern KEPT =
      Pattern.compile("(?m)^-keep,allowobfuscation interface (\\S+) ");
  private static final Pattern LOOK_UP =
      Pattern.compile(
          "forName|newInstance|get\\w*(Method|Field|Constructor|Resource|Component)\\w*");
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .importUrl(InsightsClient.class.getProtectionDomain().getCodeSource().getLocation());

  /** The interfaces whose methods carry Retrofit's annotations. */
  private static final Set<String> INTERFACES =
      names(
          OURS.stream()
              .filter(
                  type ->
                      type.getMethods().stream()
                          .flatMap(method -> method.getAnnotations().stream())
                          .anyMatch(
                              annotation ->
                                  annotation
                                      .getRawType()
                                      .getPackageName()
                                      .equals("retrofit2.http")))
              .toList());

  @Test
  void newFormatNamesTheInterfacesAndTheModelsInTheirSignatures() throws IOException {
    List<JsonObject> entries =
        objects(read("reachability-metadata.json").getAsJsonObject().get("reflection"));

    assertThat(INTERFACES).hasSize(2);
    assertThat(entries.stream().map(entry -> entry.get("type")).filter(JsonElement::isJsonObject))
        .extracting(type -> type.getAsJsonObject().get("proxy").getAsJsonArray())
        .allMatch(proxy -> proxy.size() == 1)
        .extracting(proxy -> proxy.get(0).getAsString())
        .containsExactlyInAnyOrderElementsOf(INTERFACES);
    assertNamesTypes(
        entries.stream().filter(entry -> entry.get("type").isJsonPrimitive()).toList(), "type");
  }

  @Test
  void oldFormatSaysTheSame() throws IOException {
    assertThat(read("proxy-config.json").getAsJsonArray())
        .extracting(proxy -> proxy.getAsJsonArray().get(0).getAsString())
        .containsExactlyInAnyOrderElementsOf(INTERFACES);
    assertNamesTypes(objects(read("reflect-config.json")), "name");
  }

  @Test
  void nothingElseReflects() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("java.lang.reflect").and(DescribedPredicate.not(type(Type.class))))
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(ClassLoader.class, ServiceLoader.class, MethodHandles.Lookup.class)
        .orShould()
        .callMethodWhere(
            DescribedPredicate.describe(
                "a class is looked up or into",
                call ->
                    call.getTargetOwner().isEquivalentTo(Class.class)
                        && LOOK_UP.matcher(call.getName()).matches()))
        .check(OURS);
  }

  @Test
  void rulesKeepTheInterfaces() throws IOException {
    assertThat(KEPT.matcher(Files.readString(RULES)).results().map(kept -> kept.group(1)))
        .containsExactlyInAnyOrderElementsOf(INTERFACES);
  }

  /** Every type is there; the interfaces with their methods, and what these mention without. */
  private static void assertNamesTypes(List<JsonObject> entries, String member) {
    assertThat(entries)
        .filteredOn(entry -> entry.has("allDeclaredMethods"))
        .allMatch(entry -> entry.get("allDeclaredMethods").getAsBoolean())
        .extracting(entry -> entry.get(member).getAsString())
        .containsExactlyInAnyOrderElementsOf(INTERFACES);
    assertThat(entries)
        .filteredOn(entry -> !entry.has("allDeclaredMethods"))
        .extracting(entry -> entry.get(member).getAsString())
        .containsExactlyInAnyOrderElementsOf(mentioned());
  }

  private static Set<String> mentioned() {
    return INTERFACES.stream()
        .flatMap(name -> OURS.get(name).getMethods().stream())
        .filter(method -> !method.getAnnotations().isEmpty())
        .flatMap(
            method ->
                Stream.concat(
                    method.getParameterTypes().stream(), Stream.of(method.getReturnType())))
        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
        .map(JavaClass::getName)
        .filter(name -> name.startsWith("io.github.insightkit"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(List<JavaClass> types) {
    return types.stream().map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
  }

  private static JsonElement read(String file) throws IOException {
    return JsonParser.parseString(Files.readString(NATIVE.resolve(file)));
  }

  private static List<JsonObject> objects(JsonElement array) {
    return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .toList();
  }
}
