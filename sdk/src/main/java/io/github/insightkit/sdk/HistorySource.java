package io.github.insightkit.sdk;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * A page of the audit log: each but the last comes with a cursor, which asks for the next.
 *
 * <p>The same filter goes out with every cursor: whether a server keeps it is stated nowhere.
 *
 * @param cursor what asks for the page, or null for the first
 */
record HistorySource(Subject subject, HistoryFilter filter, @Nullable String cursor)
    implements PageSource<AuditEntry> {
  HistorySource {
    ScopedReads.require(subject.scope());
  }

  @Override
  public String key() {
    return cursor == null ? "" : cursor;
  }

  @Override
  public Call<ResponseBody> call(InsightReadsApi api) {
    Map<String, List<String>> query = (cursor == null ? filter : filter.cursor(cursor)).query();
    InsightRef insight = subject.insight();
    return insight == null
        ? ScopedReads.changesOfAll(api, subject.scope(), subject.scopeId(), query)
        : ScopedReads.changesOfOne(
            api, subject.scope(), subject.scopeId(), insight.issueId(), query);
  }

  @Override
  public Batch<AuditEntry> read(JsonReader in) throws IOException {
    AuditLogAnswer answer = AuditLogAnswerAdapter.INSTANCE.read(in);
    if (answer == null) {
      return new Batch<>(List.of(), null, null);
    }
    AuditLogInfo info = answer.resultInfo();
    String following = info == null ? null : info.cursor();
    return new Batch<>(
        answer.result(),
        info == null ? null : info.count(),
        following == null || following.isEmpty()
            ? null
            : new HistorySource(subject, filter, following));
  }

  @Override
  public @Nullable String idOf(AuditEntry entry) {
    return entry.id();
  }
}
