package io.github.insightkit.sdk;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.util.List;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * Where one page comes from, and how the one after it is asked for. Immutable.
 *
 * @param <T> what is read
 */
sealed interface PageSource<T> permits ListSource, HistorySource {
  /** What the reading is about. */
  Subject subject();

  /** What asks for the page; one that comes twice in a reading would lead round in a circle. */
  String key();

  /** Prepares the request. */
  Call<ResponseBody> call(InsightReadsApi api);

  /**
   * Reads an answer.
   *
   * @throws IOException if it has no list of entries; the message says what is wrong with it
   */
  Batch<T> read(JsonReader in) throws IOException;

  /** The identifier of an entry, or null if it has none. */
  @Nullable String idOf(T entry);

  /**
   * What an answer holds.
   *
   * @param entries as they came
   * @param count what the server gives as its count, or null
   * @param next the page after it, or null if the answer says that there is none
   */
  record Batch<T>(List<T> entries, @Nullable Long count, @Nullable PageSource<T> next) {}
}
