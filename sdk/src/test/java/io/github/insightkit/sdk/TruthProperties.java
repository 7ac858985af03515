package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.sdk.ReclassifyException.StateNow;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Whatever becomes of the requests, the client's word about them is true. */
class TruthProperties {
  /** What a caller does. */
  enum Verb {
    FALSE_POSITIVE("\"false_positive"),
    ACCEPT_RISK("\"accept_risk"),
    RESET("null"),
    RECLASSIFY("\"snoozed");

    private final String value;

    Verb(String value) {
      this.value = value;
    }

    <R> R on(ClassificationVerbs<R> insight) {
      return switch (this) {
        case FALSE_POSITIVE -> insight.falsePositive();
        case ACCEPT_RISK -> insight.acceptRisk("why");
        case RESET -> insight.reset();
        case RECLASSIFY -> insight.reclassify(Classification.unrecognized("snoozed", "why"));
      };
    }
  }

  @Provide
  Arbitrary<List<ScheduledServer.Fate>> fates() {
    return Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(ScheduledServer.Fate.ANSWERED)),
            Tuple.of(4, Arbitraries.of(ScheduledServer.Fate.class)))
        .list()
        .ofMaxSize(24);
  }

  @Property(tries = 10_000, shrinking = ShrinkingMode.BOUNDED)
  void wordOfTheBlockingClientIsTrue(
      @ForAll boolean lenient,
      @ForAll("fates") List<ScheduledServer.Fate> fates,
      @ForAll @Size(min = 1, max = 6) List<Verb> verbs) {
    check(lenient, fates, verbs, (verb, insight) -> verb.on(insight));
  }

  @Property(tries = 2_000, shrinking = ShrinkingMode.BOUNDED)
  void wordOfTheAsynchronousClientIsTrue(
      @ForAll boolean lenient,
      @ForAll("fates") List<ScheduledServer.Fate> fates,
      @ForAll @Size(min = 1, max = 6) List<Verb> verbs) {
    check(lenient, fates, verbs, (verb, insight) -> verb.on(insight.async()).join());
  }

  private static final OkHttpClient HTTP = new OkHttpClient();

  private static void check(
      boolean lenient,
      List<ScheduledServer.Fate> fates,
      List<Verb> verbs,
      BiConsumer<Verb, Insight> how) {
    ScheduledServer server = new ScheduledServer(lenient, fates);
    try (InsightsClient client =
        InsightsClient.builder()
            .apiToken("token-for-tests")
            .httpClient(HTTP.newBuilder().addInterceptor(server).build())
            .time(new VirtualTime())
            .build()) {
      Insight insight = client.account("acc").insight("issue");
      for (Verb verb : verbs) {
        String before = server.state();
        int appliedBefore = server.applied();
        InsightsException failure = failure(() -> how.accept(verb, insight));
        int applied = server.applied() - appliedBefore;
        String after = server.state();

        if (failure == null) {
          assertThat(after).isEqualTo(verb.value);
          assertThat(applied).isEqualTo(verb == Verb.RECLASSIFY ? 2 : 1);
        } else if (failure instanceof ReclassifyException half) {
          assertThat(half.possibleStates()).containsAnyElementsOf(statesNow(verb, before, after));
          assertThat(applied).isLessThanOrEqualTo(2);
        } else {
          assertThat(applied).isLessThanOrEqualTo(failure.mayHaveBeenApplied() ? 1 : 0);
        }
      }
    }
  }

  private static List<StateNow> statesNow(Verb verb, String before, String after) {
    return Stream.of(
            after.equals(before) ? StateNow.UNCHANGED : null,
            after.equals("null") ? StateNow.UNCLASSIFIED : null,
            after.equals(verb.value) ? StateNow.AS_REQUESTED : null)
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable InsightsException failure(Runnable call) {
    try {
      call.run();
      return null;
    } catch (InsightsException e) {
      return e;
    } catch (CompletionException e) {
      return (InsightsException) Objects.requireNonNull(e.getCause());
    }
  }
}
