import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Verifies a provider that runs at PROVIDER_BASE_URL. Where the provider's own tests can reach its
 * store, they set the states there instead.
 */
@Provider("cloudflare-security-center")
@PactFolder("${pact.folder}")
@ExtendWith(PactVerificationInvocationContextProvider.class)
class InsightPactTest {
  private static final URI BASE = URI.create(System.getenv("PROVIDER_BASE_URL"));
  private static final String TOKEN = System.getenv("CLOUDFLARE_API_TOKEN");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeEach
  void target(PactVerificationContext context) {
    context.setTarget(new HttpTestTarget(BASE.getHost(), BASE.getPort(), BASE.getPath()));
  }

  @TestTemplate
  void keepsThePact(PactVerificationContext context) {
    context.verifyInteraction();
  }

  @State("an insight without a classification")
  Map<String, Object> unclassified(Map<String, Object> given) throws Exception {
    change(given, "{\"classification\":null}");
    // What is returned replaces the ids and the token in the request.
    Map<String, Object> own = new HashMap<>(given);
    own.put("token", TOKEN);
    return own;
  }

  @State("an insight classified as false_positive")
  Map<String, Object> falsePositive(Map<String, Object> given) throws Exception {
    return classified(given, "false_positive");
  }

  @State("an insight classified as accept_risk")
  Map<String, Object> acceptRisk(Map<String, Object> given) throws Exception {
    return classified(given, "accept_risk");
  }

  @State("an insight classified as other")
  Map<String, Object> other(Map<String, Object> given) throws Exception {
    return classified(given, "other");
  }

  private static Map<String, Object> classified(Map<String, Object> given, String value)
      throws Exception {
    change(given, "{\"classification\":null}");
    int status = change(given, "{\"classification\":\"" + value + "\",\"rationale\":\"arranged\"}");
    if (status / 100 != 2) {
      throw new IllegalStateException("setting " + value + " was answered with status " + status);
    }
    Map<String, Object> own = new HashMap<>(given);
    own.put("token", TOKEN);
    return own;
  }

  private static int change(Map<String, Object> given, String body)
      throws IOException, InterruptedException {
    String owner =
        given.containsKey("zone")
            ? "/zones/" + given.get("zone")
            : "/accounts/" + given.get("account");
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    BASE
                        + owner
                        + "/security-center/insights/"
                        + given.get("issue")
                        + "/classification"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + TOKEN)
            .method("PATCH", BodyPublishers.ofString(body))
            .build();
    return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
  }
}
