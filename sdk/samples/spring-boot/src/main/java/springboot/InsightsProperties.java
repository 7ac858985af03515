package springboot;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

@ConfigurationProperties("insights")
public record InsightsProperties(
    String apiToken,
    @DefaultValue("https://api.cloudflare.com/client/v4") String baseUrl,
    @DefaultValue("20s") Duration deadline) {
  /** A record prints all its components, and this one has a token. */
  @Override
  public String toString() {
    return "InsightsProperties[baseUrl=" + baseUrl + ", deadline=" + deadline + "]";
  }
}
