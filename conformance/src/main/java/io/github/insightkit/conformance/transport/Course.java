package io.github.insightkit.conformance.transport;

import io.github.insightkit.conformance.history.Result.Failure;
import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Response;

/** How far one exchange came, so that it can be told what its failure means. */
final class Course extends EventListener {
  private volatile boolean connected;
  private volatile boolean answered;

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    connected = true;
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    answered = true;
  }

  /** What a failure means after what went before it. */
  Failure failure(Failure apparent) {
    if (apparent != Failure.BROKEN) {
      return apparent;
    }
    return answered ? Failure.CUT : connected ? Failure.BROKEN : Failure.STALE;
  }
}
