package io.github.insightkit.sdk;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** Turns a change into the bytes that go out. */
final class ChangeConverter extends Converter.Factory {
  @Override
  public @Nullable Converter<?, RequestBody> requestBodyConverter(
      Type type,
      Annotation[] parameterAnnotations,
      Annotation[] methodAnnotations,
      Retrofit retrofit) {
    if (type != ClassificationChange.class) {
      return null;
    }
    return (Converter<ClassificationChange, RequestBody>) change -> new OneShotBody(encode(change));
  }

  static byte[] encode(ClassificationChange change) {
    StringWriter text = new StringWriter(128);
    try {
      ClassificationChangeAdapter.INSTANCE.write(new JsonWriter(text), change);
    } catch (IOException e) {
      throw new UncheckedIOException("memory doesn't fail to take text", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
