package io.github.insightkit.conformance.mock.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Roles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a reply is written on a connection. */
final class ReplyFramingTest {
  @Test
  void answerSaysWhenItWasMadeAndHowLongItIs() {
    ReceivedRequest request =
        new ReceivedRequest("PATCH", "/", "HTTP/1.1", List.of(), new byte[0], 1, true);
    Call call =
        new Call(
            new Behaviour(new Roles("", ""), (id, change) -> {}, Map.of(), System::nanoTime),
            request);
    call.reply = Reply.json(200, "{}");

    new ReplyFraming(() -> Instant.parse("1994-11-06T08:49:37.999Z")).plan(call);

    assertThat(call.delivery().text())
        .as("RFC 9110, section 5.6.7")
        .contains("\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 2\r\n");
  }
}
