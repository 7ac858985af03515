package io.github.insightkit.conformance.run;

import static io.github.insightkit.conformance.mock.server.Change.after;
import static io.github.insightkit.conformance.mock.server.Change.answer;
import static io.github.insightkit.conformance.mock.server.Change.deliver;
import static io.github.insightkit.conformance.mock.server.Change.on;
import static io.github.insightkit.conformance.mock.server.Change.parse;
import static io.github.insightkit.conformance.mock.server.Change.readRationale;
import static io.github.insightkit.conformance.mock.server.Change.refuse;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Delivery;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.Reply;
import io.github.insightkit.conformance.mock.server.Stage;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.session.Subjects;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Overall;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** Servers that are easily blamed by a wrong name: each is told by its own, and in words. */
@Execution(ExecutionMode.CONCURRENT)
class BlameTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;

  /** A body that is null is read as an empty object. */
  private static final Change NULL_IS_EMPTY =
      parse(
          call -> new String(call.request().body(), StandardCharsets.UTF_8).strip().equals("null"),
          request -> JsonNodeFactory.instance.objectNode());

  private static Report report(Change... changes) throws Exception {
    return report(Subjects.examples(CONTRACT), changes);
  }

  private static Report report(Subjects subjects, Change... changes) throws Exception {
    return Checked.report(CONTRACT, List.of(changes), subjects, Checked.WITHOUT_PAUSE);
  }

  private static Change fault(String id) {
    return Faults.of(CONTRACT).named(id);
  }

  /** The only rule that fails. */
  private static Judgement blamed(Report report) {
    assertThat(Checked.ids(report, Verdict.FAIL)).as(Checked.failures(report)).hasSize(1);
    return report.judgements().stream()
        .filter(judgement -> judgement.verdict() == Verdict.FAIL)
        .findFirst()
        .orElseThrow();
  }

  private static void isBlamed(Report report, String rule, String message) {
    Judgement blamed = blamed(report);
    assertThat(blamed.rule().id()).as(Checked.failures(report)).isEqualTo(rule);
    assertThat(blamed.finding().message()).startsWith(message);
  }

  @Test
  void aBodyWithoutAClassificationThatResetsIsNamedWhereNullIsRefused() throws Exception {
    isBlamed(
        report(fault("absent-resets"), fault("rationale-only-resets")),
        "NULL-01",
        "expected the insight to be false_positive after an empty object was accepted; but"
            + " accept_risk, which then has to be refused, was accepted with status 200, and ");
  }

  @Test
  void aBodyWithoutAClassificationThatResetsIsNamedWhereNullIsAccepted() throws Exception {
    isBlamed(
        report(NULL_IS_EMPTY, fault("absent-resets"), fault("rationale-only-resets")),
        "NULL-01",
        "expected the insight to be false_positive after an empty object was accepted; but"
            + " accept_risk, which then has to be refused, was accepted with status 200, and ");
  }

  @Test
  void aValueThatOneInsightAloneMayHaveIsAMatterOfKeepingThemApart() throws Exception {
    isUniquenessNamed(report(fault("value-of-another-refused")));
  }

  /** Late in a run there are so many requests between two for an insight that most are left out. */
  @Test
  void twoInsightsTellAValueThatOneAloneMayHave() throws Exception {
    Subjects two =
        Subjects.of(
            CONTRACT,
            Map.of(
                "account", CONTRACT.operation("account").ownerExample(),
                "zone", CONTRACT.operation("zone").ownerExample()),
            List.of("i", "j"));
    isUniquenessNamed(
        Checked.report(
            CONTRACT, List.of(fault("value-of-another-refused")), two, Checked.EVERYTHING));
  }

  private static void isUniquenessNamed(Report report) {
    isBlamed(report, "ISOLATION-01", "asked for ");
    assertThat(blamed(report).finding().message())
        .containsPattern(" while (account|zone) \\S+, insight \\S+ has it: ")
        .endsWith(
            "expected it to be accepted, got it refused; where no other insight has it, it is"
                + " accepted");
    assertThat(((Finding.Broken) blamed(report).finding()).exchanges()).hasSize(3);
    assertThat(Checked.ids(report, Verdict.INCONCLUSIVE)).containsExactly("TRANSITION-01");
  }

  @Test
  void whatAConnectionKeepsOfARequestIsNamed() throws Exception {
    isBlamed(
        report(fault("absent-repeats-connection")),
        "ISOLATION-01",
        "expected the insight to be unclassified after a request for another insight and an empty"
            + " object, which may have taken over what that request asked for; but other, which"
            + " then has to be accepted, was refused with status 400");
  }

  @Test
  void aNodeThatLacksAValueIsNamed() throws Exception {
    Report report = report(fault("value-missing-every-other-time"));

    isBlamed(report, "TRANSITION-01", "asked for other right after a reset: expected it to be ");
    assertThat(blamed(report).finding().message())
        .containsPattern(
            "got it refused \\d+ times and accepted \\d+ times, in turn; it may depend")
        .endsWith(
            " on the node or the connection that answers, so that it takes several tries to see it"
                + " again");
  }

  /** It refuses values in turn as well, but the same ones each time. */
  @Test
  void aResetThatSetsIsNoMatterOfNodes() throws Exception {
    isBlamed(report(fault("reset-of-nothing-sets")), "TRANSITION-07", "expected the insight to ");
  }

  /** Of the ways of writing a form one is tried alone, and most of them among requests at once. */
  @ParameterizedTest
  @ValueSource(strings = {"^Accept: \\*/\\*;q=0\\.1$", "^Accept: \\*/\\*;q=1$"})
  void aRangeOfMediaTypesThatIsRefusedIsNoMatterOfRequestsAtOnce(String refused) throws Exception {
    isFormBlamed(refusing(406, refused), "HTTP-17", "with fields that say what is accepted", 406);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^Content-Type: \\S+json;charset=\"utf-8\";",
        "(?-i)^content-Type: \\S+json$",
        "^Content-Type: \\S+json;(?!.*charset)"
      })
  void aMediaTypeThatIsRefusedIsNoMatterOfRequestsAtOnce(String refused) throws Exception {
    isFormBlamed(refusing(415, refused), "HTTP-08", "in another spelling that says the same", 415);
  }

  private static void isFormBlamed(Change refusing, String rule, String form, int status)
      throws Exception {
    Report report = report(refusing);

    isBlamed(report, rule, "asked for ");
    assertThat(blamed(report).finding().message())
        .containsPattern(
            "^asked for (a reset|false_positive) %s \\(.+\\) while the insight could only be \\w+:"
                    .formatted(form)
                + " expected it to be accepted, got status %s, refused".formatted(status));
  }

  private static Change refusing(int status, String pattern) {
    return refuse(
        Stage.ADMIT, call -> call.request().has(pattern), Refusal.of(status, 972, "Not so"));
  }

  @Test
  void aRationaleThatIsRememberedIsNoMatterOfDoubledNames() throws Exception {
    Deque<String> given = new ConcurrentLinkedDeque<>();
    Change remembered =
        after(
                Stage.READ_RATIONALE,
                Call::hasReason,
                call -> given.addFirst(String.valueOf(call.rationale())))
            .and(
                readRationale(
                    call -> !call.hasReason() && !given.isEmpty(), call -> given.getFirst()));

    isBlamed(
        report(remembered),
        "RATIONALE-01",
        "asked for accept_risk without a rationale while the insight could only be unclassified:"
            + " expected it to be refused, got status 200, accepted; it takes what"
            + " goes before as well (");
  }

  @Test
  void aChangeThatIsPutOffAndMadeIsShownWithBothTries() throws Exception {
    Report report = report(fault("throttled-change-made"));

    isBlamed(report, "TRANSITION-02", "asked for ");
    Finding.Broken broken = (Finding.Broken) blamed(report).finding();
    assertThat(broken.message())
        .contains(
            ", accepted; a try before was told to come back later, and may have made the change all"
                + " the same, and ");
    assertThat(broken.exchanges().stream().map(report.history().exchanges()::get))
        .extracting(one -> one.response().orElseThrow().status())
        .containsExactly(200, 200, 429, 200);
  }

  @Test
  void anOutageIsNotBlamedOnWhatWasAskedMeanwhile() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    isBlamed(
        report(
            answer(
                call -> requests.incrementAndGet() > 200,
                Reply.json(500, "{\"success\":false,\"errors\":[],\"messages\":[]}"))),
        "HTTP-04",
        "expected answers as before, got nothing but server errors from exchange ");
  }

  @Test
  void anAnswerThatIsSentTwiceIsMisframed() throws Exception {
    AtomicInteger answers = new AtomicInteger();
    Change twice =
        deliver(
            call -> answers.incrementAndGet() % 50 == 0,
            delivery ->
                new Delivery(
                    Stream.concat(
                            delivery.steps().stream().filter(Delivery.Send.class::isInstance),
                            delivery.steps().stream())
                        .toList()));

    isBlamed(
        report(twice),
        "HTTP-10",
        "expected one answer to each request, got one more after the first of these, which was"
            + " there before the second was sent; so after ");
  }

  @Test
  void refusalsWithAServerErrorAreBlamedOnNoKindOfRequests() throws Exception {
    isBlamed(
        report(fault("refusal-500")),
        "HTTP-01",
        "asked for accept_risk without a rationale, which isn't accepted: expected a 4xx, got"
            + " status 500, and ");
  }

  /** As where the number of rows that were changed decides what is said. */
  @Test
  void aSuccessThatIsDeniedIsARefusalOfTheWrongStatus() throws Exception {
    Report report = report(fault("needless-change-denied"));

    isBlamed(
        report,
        "HTTP-01",
        "asked for a reset, which isn't accepted: expected a 4xx, got status 200, and ");
    assertThat(
            report.judgements().stream()
                .filter(one -> one.verdict() == Verdict.UNTESTABLE)
                .map(one -> one.finding().message())
                .distinct())
        .containsExactly("HTTP-01 fails first; mend it and run again");
  }

  /** As Jetty does: a field that differs from one before in case alone is taken for that one. */
  @Test
  void aContainerThatKeepsTheFieldsOfAConnectionIsNotBlamed() throws Exception {
    Set<String> known = ConcurrentHashMap.newKeySet();
    Change keeping =
        on(
            Stage.AUTHENTICATE,
            (call, usual) -> {
              String sent = call.request().connection() + " " + call.request().credentials();
              if (!known.contains(sent.toLowerCase(Locale.ROOT))) {
                usual.take(call);
                known.add(sent.toLowerCase(Locale.ROOT));
              }
            });

    Report report = report(keeping);

    assertThat(report.verdict()).as(Checked.complaints(report)).isEqualTo(Overall.CONFORMANT);
  }

  @Test
  void aNameThatStandsTwiceMeetsNoServerError() throws Exception {
    isBlamed(
        report(fault("duplicate-name-500")),
        "HTTP-04",
        "asked for a body in which a name stands twice (a reset with a rationale, or accept_risk),"
            + " which is allowed: expected no server error, got status 500, and ");
  }

  @Test
  void everyPairOfValuesThatGivesWayIsAFurtherExample() throws Exception {
    Judgement blamed = blamed(report(fault("direct-changes-allowed")));

    assertThat(blamed.rule().id()).isEqualTo("TRANSITION-02");
    assertThat(((Finding.Broken) blamed.finding()).more()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(blamed.finding().message())
        .endsWith(
            ", accepted, and "
                + ((Finding.Broken) blamed.finding()).more().size()
                + " more like it");
  }

  /** Insights that a run makes up beside it don't count. */
  @Test
  void isolationDoesNotApplyToOneInsight() throws Exception {
    Report report =
        report(
            Subjects.of(
                CONTRACT,
                Map.of("account", CONTRACT.operation("account").ownerExample()),
                List.of("i")));

    assertThat(report.verdict()).as(Checked.complaints(report)).isEqualTo(Overall.CONFORMANT);
    assertThat(Checked.ids(report, Verdict.NOT_APPLICABLE))
        .contains("ISOLATION-01", "ISOLATION-04");
  }
}
