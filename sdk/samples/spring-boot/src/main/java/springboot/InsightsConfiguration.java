package springboot;

import io.github.insightkit.sdk.CallOptions;
import io.github.insightkit.sdk.InsightsClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.okhttp3.OkHttpObservationInterceptor;
import io.micrometer.observation.ObservationRegistry;
import okhttp3.OkHttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InsightsConfiguration {
  /** One client for all; Spring closes it after the web server. */
  @Bean
  InsightsClient insightsClient(
      InsightsProperties properties, OkHttpClient http, MeterRegistry meters) {
    return InsightsClient.builder()
        .baseUrl(properties.baseUrl())
        .apiToken(properties.apiToken())
        .options(CallOptions.defaults().withDeadline(properties.deadline()))
        .httpClient(http)
        .listener(new MeteredAttempts(meters))
        .build();
  }

  /** Each attempt is an observation: a timer, and a span where tracing is set up. */
  @Bean
  OkHttpClient insightsHttp(ObservationRegistry observations) {
    return new OkHttpClient.Builder()
        .addInterceptor(
            OkHttpObservationInterceptor.builder(observations, "insights.http")
                .uriMapper(request -> "/security-center/insights")
                .build())
        .build();
  }
}
