package samples

import io.github.insightkit.sdk.Insight
import io.github.insightkit.sdk.InsightFilter
import io.github.insightkit.sdk.InsightSummary
import io.github.insightkit.sdk.Insights
import io.github.insightkit.sdk.InsightsException
import io.github.insightkit.sdk.Receipt
import io.github.insightkit.sdk.Settlement
import java.time.Duration
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.asFlow
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.future.await

/** Suspends until the change has ended; a coroutine that is cancelled aborts the request. */
suspend fun accept(insight: Insight, why: String): Receipt =
    insight.async().acceptRisk(why).await()

suspend fun acceptAll(insights: Insights, ids: List<String>, why: String): List<Receipt> =
    coroutineScope {
        ids.map { id -> async { accept(insights.insight(id), why) } }.awaitAll()
    }

/** Fetches page by page as it is collected; the reading blocks, so it has threads of its own. */
fun open(insights: Insights): Flow<InsightSummary> =
    insights.list(InsightFilter.all().dismissed(false)).asFlow().flowOn(Dispatchers.IO)

suspend fun acceptOrTell(insight: Insight, why: String): String =
    try {
        "applied at attempt ${accept(insight, why).attempts()}"
    } catch (e: InsightsException) {
        when (val settlement = e.settleAsync(Duration.ofSeconds(30)).await()) {
            is Settlement.Applied -> "applied at ${settlement.entry().changedAt()}"
            is Settlement.NotApplied -> "not applied as far as is shown"
            is Settlement.StillUnknown -> "still unknown: ${settlement.why()}"
        }
    }
