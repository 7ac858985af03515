package io.github.insightkit.conformance.pact;

import io.github.insightkit.conformance.pact.Example.Taken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;

/**
 * Stands between the client and the server, and takes something off each request.
 *
 * <p>The client can't be made to leave out a rationale that is due, nor its credentials; a gateway
 * on the way can, and the server has to refuse what is left.
 */
final class Loss implements Interceptor {
  private static final MediaType JSON = MediaType.get("application/json");

  private final Taken taken;

  Loss(Taken taken) {
    this.taken = taken;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    return chain.proceed(
        switch (taken) {
          case NOTHING -> request;
          case CREDENTIALS -> request.newBuilder().removeHeader("Authorization").build();
          case RATIONALE -> withoutRationale(request);
        });
  }

  private static Request withoutRationale(Request request) throws IOException {
    RequestBody body = request.body();
    if (body == null) {
      return request;
    }
    Buffer content = new Buffer();
    body.writeTo(content);
    byte[] left =
        content
            .readUtf8()
            .replaceFirst(",\"rationale\":\"[^\"]*\"", "")
            .getBytes(StandardCharsets.UTF_8);
    return request
        .newBuilder()
        .header("Content-Length", String.valueOf(left.length))
        .method(request.method(), RequestBody.create(left, JSON))
        .build();
  }
}
