package samples

import io.github.insightkit.sdk.InsightsClient
import java.net.InetAddress
import kotlin.coroutines.cancellation.CancellationException
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.async
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import mockwebserver3.Dispatcher
import mockwebserver3.MockResponse
import mockwebserver3.MockWebServer
import mockwebserver3.RecordedRequest
import mockwebserver3.SocketEffect
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout

@Timeout(60)
class RisksTest {
    private val server = MockWebServer()
    private lateinit var client: InsightsClient

    @BeforeEach
    fun start() {
        server.start(InetAddress.getLoopbackAddress(), 0)
        client =
            InsightsClient.builder()
                .baseUrl("http://127.0.0.1:${server.port}/client/v4")
                .apiToken("token-of-a-sample")
                .build()
    }

    @AfterEach
    fun stop() {
        client.close()
        server.close()
    }

    @Test
    fun changesRunBesideEachOther() = runBlocking {
        serve { APPLIED }

        val receipts = acceptAll(client.account("account"), listOf("one", "two", "three"), "VPN")

        assertEquals(listOf(200, 200, 200), receipts.map { it.status() })
    }

    @Test
    fun pagesFlow() = runBlocking {
        serve { request ->
            read(if ("page=1" in request.target) """{"issues":[{"id":"one"}]}""" else "null")
        }

        assertEquals(listOf("one"), open(client.account("account")).toList().map { it.id() })
    }

    @Test
    fun cancelledCoroutineAbortsItsRequest() {
        serve { MockResponse.Builder().onResponseStart(SocketEffect.Stall).build() }

        assertThrows(CancellationException::class.java) {
            runBlocking {
                val change = async(start = CoroutineStart.UNDISPATCHED) {
                    accept(client.account("account").insight("insight"), "VPN")
                }
                server.takeRequest()
                change.cancel()
                change.await()
            }
        }
    }

    @Test
    fun lostReplyIsSettled() = runBlocking {
        serve { request ->
            when {
                request.method == "PATCH" ->
                    MockResponse.Builder()
                        .onResponseStart(SocketEffect.CloseSocket())
                        .build()
                "audit-log" in request.target ->
                    read(
                        """[{"field_changed":"user_classification","rationale":"VPN",
                            "current_value":"accept_risk","changed_at":"2031-05-05T12:00:00Z"}]"""
                    )
                else -> read("null")
            }
        }

        assertEquals(
            "applied at 2031-05-05T12:00:00Z",
            acceptOrTell(client.account("account").insight("insight"), "VPN"),
        )
    }

    private fun serve(reply: (RecordedRequest) -> MockResponse) {
        server.dispatcher =
            object : Dispatcher() {
                override fun dispatch(request: RecordedRequest) = reply(request)
            }
    }

    private companion object {
        val APPLIED = json("""{"success":true,"errors":[],"messages":[]}""")

        fun read(result: String) =
            json("""{"success":true,"errors":[],"messages":[],"result":$result}""")

        fun json(body: String) =
            MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .addHeader("Date", "Mon, 05 May 2031 12:00:00 GMT")
                .body(body)
                .build()
    }
}
