package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Holds the public API to its committed listing, so that every change of the surface is seen in
 * review.
 *
 * <p>A question mark stands for what may be null. After a change that is meant, run the tests with
 * {@code -Dapi.update} and commit the file.
 */
class PublicApiTest {
  private static final Path LISTING = Path.of("api/insight-classification-sdk.api");
  private static final Path CLASSES = Path.of("target/classes");

  @Test
  void surfaceIsTheOneThatWasCommitted() throws Exception {
    String actual = listing();
    if (System.getProperty("api.update") != null) {
      Files.createDirectories(LISTING.getParent());
      Files.writeString(LISTING, actual, StandardCharsets.UTF_8);
    }
    assertThat(actual)
        .as("the public API; if the change is meant, run with -Dapi.update and commit %s", LISTING)
        .isEqualTo(Files.readString(LISTING, StandardCharsets.UTF_8));
  }

  private static String listing() throws IOException, ClassNotFoundException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(CLASSES.resolve("io/github/insightkit/sdk"))) {
      for (String name :
          walk.map(file -> CLASSES.relativize(file).toString().replace('\\', '/'))
              .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
              .map(file -> file.substring(0, file.length() - 6).replace('/', '.'))
              .sorted()
              .toList()) {
        Class<?> type = Class.forName(name, false, PublicApiTest.class.getClassLoader());
        if (isVisible(type)) {
          describe(type, lines);
        }
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static boolean isVisible(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return !type.isAnonymousClass()
        && Modifier.isPublic(type.getModifiers())
        && (outer == null || isVisible(outer));
  }

  private static void describe(Class<?> type, List<String> lines) {
    lines.add(header(type) + " {");
    TreeSet<String> members = new TreeSet<>();
    for (Field field : type.getDeclaredFields()) {
      if (isShown(field.getModifiers()) && !field.isSynthetic()) {
        members.add(
            modifiers(field.getModifiers())
                + shown(field.getAnnotatedType())
                + " "
                + field.getName());
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isShown(constructor.getModifiers()) && !constructor.isSynthetic()) {
        members.add("new " + parameters(constructor));
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isShown(method.getModifiers()) && !method.isSynthetic()) {
        members.add(
            modifiers(method.getModifiers())
                + (method.isDefault() ? "default " : "")
                + shown(method.getAnnotatedReturnType())
                + " "
                + method.getName()
                + parameters(method));
      }
    }
    members.forEach(member -> lines.add("  " + member));
    lines.add("}");
  }

  private static String header(Class<?> type) {
    StringBuilder text = new StringBuilder(modifiers(type.getModifiers() & ~Modifier.INTERFACE));
    text.append(
        type.isRecord()
            ? "record "
            : type.isEnum() ? "enum " : type.isInterface() ? "interface " : "class ");
    text.append(type.getName());
    if (type.getTypeParameters().length > 0) {
      text.append(
          Arrays.stream(type.getTypeParameters())
              .map(Type::getTypeName)
              .collect(Collectors.joining(", ", "<", ">")));
    }
    Type parent = type.getGenericSuperclass();
    if (parent != null && !type.isRecord() && !type.isEnum() && parent != Object.class) {
      text.append(" extends ").append(parent.getTypeName());
    }
    text.append(joined(" implements ", type.getGenericInterfaces()));
    if (type.isSealed() && !type.isEnum()) {
      // Their order is the compiler's, and differs from one JDK to the next.
      Class<?>[] permitted = type.getPermittedSubclasses();
      Arrays.sort(permitted, Comparator.comparing(Class::getTypeName));
      text.append(joined(" permits ", permitted));
    }
    return text.toString();
  }

  private static String joined(String prefix, Type[] types) {
    return types.length == 0
        ? ""
        : Arrays.stream(types).map(Type::getTypeName).collect(Collectors.joining(", ", prefix, ""));
  }

  private static String parameters(Executable executable) {
    return Arrays.stream(executable.getAnnotatedParameterTypes())
        .map(PublicApiTest::shown)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String shown(AnnotatedType type) {
    return type.getType().getTypeName() + (type.isAnnotationPresent(Nullable.class) ? "?" : "");
  }

  private static boolean isShown(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String modifiers(int modifiers) {
    int told = Modifier.STATIC | Modifier.FINAL | Modifier.ABSTRACT | Modifier.PROTECTED;
    String text = Modifier.toString(modifiers & told);
    return text.isEmpty() ? "" : text + " ";
  }
}
