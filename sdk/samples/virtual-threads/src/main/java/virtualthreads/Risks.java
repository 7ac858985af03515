package virtualthreads;

import io.github.insightkit.sdk.Insights;
import io.github.insightkit.sdk.InsightsException;
import io.github.insightkit.sdk.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Accepts risks, each in a virtual thread of its own. */
public final class Risks {
  private Risks() {}

  /** Those that could not be accepted are told of on the standard error stream. */
  public static int accept(Insights insights, List<String> ids, String why)
      throws InterruptedException {
    List<Callable<Receipt>> changes = new ArrayList<>();
    for (String id : ids) {
      changes.add(() -> insights.insight(id).acceptRisk(why));
    }
    int accepted = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Receipt> change : threads.invokeAll(changes)) {
        try {
          change.get();
          accepted++;
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof InsightsException failure)) {
            throw new IllegalStateException(e.getCause());
          }
          System.err.println(failure.getMessage());
        }
      }
    }
    return accepted;
  }
}
