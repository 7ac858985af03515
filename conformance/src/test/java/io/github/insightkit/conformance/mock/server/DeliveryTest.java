package io.github.insightkit.conformance.mock.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.insightkit.conformance.Frozen;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A delivery is carried out step by step, whatever the steps are. */
final class DeliveryTest {
  private static final String RESET = "{\"classification\":null}";
  private static final String OTHER = "{\"classification\":\"other\",\"rationale\":\"r\"}";

  /** What becomes of the bytes of a sound delivery. */
  private interface Rearrangement {
    List<Delivery.Step> of(byte[] whole);
  }

  private static MockServer delivering(Rearrangement rearrangement) {
    NamedChange fault =
        NamedChange.fault(
            "rearranged",
            "",
            "sends the answer otherwise",
            Change.deliver(
                call -> true,
                delivery ->
                    new Delivery(
                        rearrangement.of(((Delivery.Send) delivery.steps().get(0)).bytes()))));
    return MockServer.builder(Frozen.CONTRACT).changes(List.of(fault)).start();
  }

  @Test
  void answerMayComeInPiecesWithPausesBetween() throws IOException {
    try (MockServer server =
            delivering(
                whole -> {
                  List<Delivery.Step> steps = new ArrayList<>();
                  for (byte b : whole) {
                    steps.add(new Delivery.Send(new byte[] {b}));
                    steps.add(new Delivery.Pause(Duration.ofNanos(1)));
                  }
                  return steps;
                });
        WireClient client = new WireClient(server.baseUri())) {
      assertThat(client.patch("d", RESET).text()).contains("\"success\":true");
      assertThat(client.patch("d", OTHER).status()).isEqualTo(200);
    }
  }

  @Test
  void requestThatComesDuringAPauseWaitsForItsTurn() throws IOException {
    AtomicBoolean first = new AtomicBoolean(true);
    try (MockServer server =
            delivering(
                whole ->
                    first.getAndSet(false)
                        ? List.of(
                            new Delivery.Pause(Duration.ofMillis(50)), new Delivery.Send(whole))
                        : List.of(new Delivery.Send(whole)));
        WireClient client = new WireClient(server.baseUri())) {
      String head =
          "PATCH "
              + client.path(Probes.ACCOUNT, "d")
              + " HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: ";
      client.write(
          (head + OTHER.length() + "\r\n\r\n" + OTHER)
              + (head + "2\r\n\r\n[]")
              + (head + RESET.length() + "\r\n\r\n" + RESET));

      assertThat(client.read().status()).isEqualTo(200);
      assertThat(client.read().code()).isEqualTo(1012);
      assertThat(client.read().status()).isEqualTo(200);
      assertThat(client.patch("d", OTHER).status()).isEqualTo(200);
    }
  }

  @Test
  void cutOffAnswerEndsInTheMiddle() throws IOException {
    try (MockServer server =
            delivering(
                whole ->
                    List.of(
                        new Delivery.Send(Arrays.copyOf(whole, whole.length - 10)),
                        Delivery.Ending.CLOSE));
        WireClient client = new WireClient(server.baseUri())) {
      assertThatThrownBy(() -> client.patch("d", RESET))
          .isInstanceOf(EOFException.class)
          .hasMessage("expected 42 bytes of body, got 32");
    }
  }

  @Test
  void resetReachesTheClientAsOne() throws IOException {
    try (MockServer server = delivering(whole -> List.of(Delivery.Ending.RESET));
        WireClient client = new WireClient(server.baseUri())) {
      assertThatThrownBy(() -> client.patch("d", RESET)).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void silenceLastsUntilTheServerGoes() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    MockServer server =
        delivering(
            whole -> {
              answered.countDown();
              return List.of(Delivery.Ending.SILENCE);
            });
    try (WireClient client = new WireClient(server.baseUri())) {
      client.write(
          "PATCH "
              + client.path(Probes.ACCOUNT, "d")
              + " HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
              + "Content-Length: 23\r\n\r\n"
              + RESET);
      answered.await();
      server.close();

      assertThat(client.readByte()).isEqualTo(-1);
    }
  }

  @Test
  void closingCutsAConnectionThatWasMadeAMomentAgo() throws IOException {
    for (int round = 0; round < 20; round++) {
      MockServer server = MockServer.builder(Frozen.CONTRACT).start();
      try (WireClient client = new WireClient(server.baseUri())) {
        server.close();

        assertThat(endOf(client)).isEqualTo("over");
      }
    }
  }

  /** A connection that the server never took ends with a reset. */
  private static String endOf(WireClient client) throws IOException {
    try {
      return client.readByte() < 0 ? "over" : "more";
    } catch (SocketException e) {
      return "over";
    }
  }

  @Test
  void answerMayComeTwice() throws IOException {
    try (MockServer server =
            delivering(whole -> List.of(new Delivery.Send(whole), new Delivery.Send(whole)));
        WireClient client = new WireClient(server.baseUri())) {
      assertThat(client.patch("d", RESET).status()).isEqualTo(200);
      assertThat(client.read().status()).isEqualTo(200);
    }
  }

  @Test
  void bytesGoOutAsTheyAre() throws IOException {
    byte[] odd =
        "HTTP/1.1 200 Fine\r\nContent-Length: 5\r\n\r\nabc".getBytes(StandardCharsets.UTF_8);
    try (MockServer server =
            delivering(whole -> List.of(new Delivery.Send(odd), Delivery.Ending.CLOSE));
        WireClient client = new WireClient(server.baseUri())) {
      assertThatThrownBy(() -> client.patch("d", RESET))
          .hasMessage("expected 5 bytes of body, got 3");
    }
  }

  @Test
  void stageThatFailsIsAnsweredWith500AndTheServerGoesOn() throws IOException {
    NamedChange fault =
        NamedChange.fault(
            "failing",
            "",
            "fails",
            Change.parse(
                call -> true,
                request -> {
                  throw new IllegalStateException("with a secret in it");
                }));
    try (MockServer server = MockServer.builder(Frozen.CONTRACT).changes(List.of(fault)).start();
        WireClient client = new WireClient(server.baseUri())) {
      WireClient.Response response = client.patch("d", RESET);

      assertThat(response.status()).isEqualTo(500);
      assertThat(response.text()).contains("IllegalStateException").doesNotContain("secret");
      assertThat(client.patch("d", RESET).status()).isEqualTo(500);
    }
  }
}
