package io.github.insightkit.sdk.testing;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The envelope around every answer of the API. */
final class Envelope {
  private static final String JSON = "application/json";
  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  private Envelope() {}

  /** An answer that is JSON already. */
  static Fault.Answer of(int status, String json) {
    return new Fault.Answer(status, JSON, json, Map.of());
  }

  /**
   * Says that it was done.
   *
   * @param more what stands beside the members of the envelope
   */
  static Fault.Answer success(Map<String, @Nullable Object> more) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("success", true);
    json.put("errors", List.of());
    json.put("messages", List.of());
    json.putAll(more);
    return of(200, GSON.toJson(json));
  }

  /** Says that it wasn't, for one reason. */
  static Fault.Answer failure(int status, long code, String message) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("success", false);
    json.put("errors", List.of(Map.of("code", code, "message", message)));
    json.put("messages", List.of());
    return of(status, GSON.toJson(json));
  }
}
