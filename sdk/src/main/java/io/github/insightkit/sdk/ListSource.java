package io.github.insightkit.sdk;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** A page of the list of insights: they are numbered, and one after the last is empty. */
record ListSource(Subject subject, InsightFilter filter, long page)
    implements PageSource<InsightSummary> {
  ListSource {
    ScopedReads.require(subject.scope());
  }

  @Override
  public String key() {
    return Long.toString(page);
  }

  @Override
  public Call<ResponseBody> call(InsightReadsApi api) {
    Map<String, List<String>> query = filter.page(page).query();
    return ScopedReads.list(api, subject.scope(), subject.scopeId(), query);
  }

  @Override
  public Batch<InsightSummary> read(JsonReader in) throws IOException {
    InsightsAnswer answer = InsightsAnswerAdapter.INSTANCE.read(in);
    InsightsPage result = answer == null ? null : answer.result();
    return result == null
        ? new Batch<>(List.of(), null, null)
        : new Batch<>(result.issues(), result.count(), new ListSource(subject, filter, page + 1));
  }

  @Override
  public @Nullable String idOf(InsightSummary entry) {
    return entry.id();
  }
}
