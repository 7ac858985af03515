package io.github.insightkit.conformance.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Schemas;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterpretationTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final Schemas SCHEMAS = new Schemas(CONTRACT);
  private static final String PATH = "/accounts/a%20b/security-center/insights/i/classification";
  private static final Header TOKEN = new Header("authorization", Request.BEARER);
  private static final Result OK =
      new Result.Response(200, List.of(), ByteString.encodeUtf8("{\"success\":true}"), false);

  private static final String LIST = "/accounts/a%20b/security-center/insights";
  private static final Result PAGE =
      new Result.Response(
          200,
          List.of(),
          ByteString.encodeUtf8(
              "{\"result\":{\"issues\":[{\"id\":\"i\",\"user_classification\":null},"
                  + "{\"id\":\"j\",\"user_classification\":null}]}}"),
          false);

  private static List<Reading> read(Request request, Result result) {
    return Interpretation.of(
        CONTRACT,
        new History(
            new History.Origin("r", "http://127.0.0.1", "1", 0, true),
            List.of(new Exchange(0, "", request, result, 0, 0))));
  }

  private static Input input(String body) {
    return read(new Request("PATCH", PATH, List.of(TOKEN), ByteString.encodeUtf8(body)), OK)
        .get(0)
        .input();
  }

  private static State state(String name) {
    return CONTRACT.machine().state(name);
  }

  private static Input forbidden(String kind, String detail) {
    return new Input.Forbidden(Kinds.forbidden(kind), detail);
  }

  static Stream<Arguments> bodies() {
    State home = state("unclassified");
    State optional = state("false_positive");
    State required = state("accept_risk");
    return Stream.of(
        Arguments.of("{\"classification\":null}", new Input.Change(home, false)),
        Arguments.of("{\"classification\":\"false_positive\"}", new Input.Change(optional, false)),
        Arguments.of(
            "{\"rationale\":\"r\",\"classification\":\"accept_risk\"}",
            new Input.Change(required, true)),
        Arguments.of("{}", new Input.NoChange(Kinds.open("absent"))),
        Arguments.of("{\"rationale\":\"r\"}", new Input.NoChange(Kinds.open("rationale-only"))),
        Arguments.of(
            "{\"classification\":null,\"rationale\":\"r\"}",
            new Input.Unspecified(home, Kinds.open("rationale-with-reset"), "")),
        Arguments.of(
            "{\"classification\":\"accept_risk\",\"rationale\":\" \"}",
            new Input.Unspecified(required, Kinds.open("blank-rationale"), "")),
        Arguments.of(
            "{\"classification\":\"accept_risk\",\"rationale\":\"" + "x".repeat(101) + "\"}",
            new Input.Unspecified(required, RequestKinds.LONG_REASON, "101")),
        Arguments.of(
            "{\"classification\":\"accept_risk\",\"rationale\":\"" + "x".repeat(100) + "\"}",
            new Input.Change(required, true)),
        Arguments.of(
            "{\"classification\":\"accept_risk\",\"rationale\":\"a ~\"}",
            new Input.Change(required, true)),
        Arguments.of(
            "{\"classification\":\"accept_risk\",\"rationale\":\"\\\"\"}",
            new Input.Disguised(new Input.Change(required, true), TextForms.RICH_TEXT)),
        Arguments.of(
            "{\"classification\":\"false_positive\",\"x\":1}",
            new Input.Unspecified(optional, Kinds.open("unknown-fields"), "")),
        Arguments.of(
            "{\"classification\":\"false_positive\",\"constructor\":1}",
            new Input.Unspecified(optional, Kinds.open("unknown-fields"), "special")),
        Arguments.of(
            "{\"classification\":\"accept_risk\"}", forbidden("rationale-missing", "accept_risk")),
        Arguments.of(
            "{\"classification\":\"accept_risk\",\"rationale\":null}",
            forbidden("rationale-null", "accept_risk")),
        Arguments.of(
            "{\"classification\":\"accept_risk\",\"rationale\":1}",
            new Input.Unspecified(required, Kinds.open("scalar-rationale"), "number")),
        Arguments.of("{\"classification\":\"snoozed\"}", forbidden("unknown-value", "\"snoozed\"")),
        Arguments.of(
            "{\"classification\":\"False_Positive\"}",
            forbidden("value-case", "\"False_Positive\"")),
        Arguments.of("{\"classification\":\" other\"}", forbidden("value-padded", "\" other\"")),
        Arguments.of("{\"classification\":\"null\"}", forbidden("value-as-null", "\"null\"")),
        Arguments.of(
            "{\"classification\":\"other\",\"rationale\":\"<b>\"}",
            new Input.Disguised(new Input.Change(state("other"), true), TextForms.RICH_TEXT)),
        Arguments.of(
            "{\"classification\":\"other\",\"rationale\":\"a\\u0000\"}",
            new Input.Disguised(new Input.Change(state("other"), true), TextForms.ODD_TEXT)),
        Arguments.of("{\"classification\":false}", forbidden("value-not-a-string", "false")),
        Arguments.of("[]", forbidden("not-an-object", "an array")),
        Arguments.of("", new Input.NoChange(Kinds.open("empty-body"))));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void aBodyIsReadAsWhatItAsks(String body, Input expected) {
    assertThat(input(body)).isEqualTo(expected);
  }

  /**
   * Two readings of the same contract: what its schema refuses, and what is taken for forbidden.
   */
  @ParameterizedTest
  @MethodSource("bodies")
  void whatIsForbiddenOrBetterRefusedIsWhatTheSchemaRefuses(String body, Input expected) {
    boolean valid =
        StrictJson.read(body.getBytes(StandardCharsets.UTF_8))
                instanceof StrictJson.Document document
            && SCHEMAS.problems("ClassificationChange", document.root()).isEmpty();

    assertThat(expected instanceof Input.Forbidden || isBetterRefused(expected)).isEqualTo(!valid);
  }

  private static boolean isBetterRefused(Input input) {
    return (input instanceof Input.NoChange nothing && nothing.kind().refused().isPresent())
        || (input instanceof Input.Unspecified open && open.kind().refused().isPresent());
  }

  @Test
  void theAddressIsReadFromThePath() {
    Request request = new Request("PATCH", PATH, List.of(TOKEN), ByteString.encodeUtf8("{}"));

    assertThat(read(request, OK).get(0).address()).isEqualTo(new Address("account", "a b", "i"));
  }

  @Test
  void credentialsThatAreNotTheRunsForbidTheRequest() {
    String asked = "{\"classification\":null}";
    ByteString reset = ByteString.encodeUtf8(asked);
    Header wrong = new Header("Authorization", "Bearer other");

    assertThat(read(new Request("PATCH", PATH, List.of(), reset), OK).get(0).input())
        .isEqualTo(forbidden("no-credentials", asked));
    assertThat(read(new Request("PATCH", PATH, List.of(wrong), reset), OK).get(0).input())
        .isEqualTo(forbidden("wrong-credentials", "Bearer other" + asked));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/users/1", PATH + ".xml", PATH + "s", PATH + "/json", PATH + ".json2"})
  void otherPathsAreNoChanges(String path) {
    assertThat(read(new Request("PATCH", path, List.of(TOKEN), ByteString.EMPTY), OK)).isEmpty();
  }

  @Test
  void aNameThatStandsTwiceLeavesOpenWhatIsAsked() {
    assertThat(
            input(
                "{\"classification\":null,\"classification\":\"accept_risk\",\"rationale\":\"r\"}"))
        .isEqualTo(
            new Input.DuplicateName(
                List.of(
                    new Input.Unspecified(
                        state("unclassified"), Kinds.open("rationale-with-reset"), ""),
                    new Input.Change(state("accept_risk"), true))));
    assertThat(input("{\"classification\":null,\"classification\":7}"))
        .isEqualTo(
            new Input.DuplicateName(
                List.of(
                    new Input.Change(state("unclassified"), false),
                    forbidden("value-not-a-string", "7"))));
  }

  @Test
  void aNameThatStandsTwiceTooOftenMayAskForAnything() {
    String many =
        IntStream.rangeClosed(0, 64)
            .mapToObj(i -> "\"classification\":" + i)
            .collect(Collectors.joining(",", "{", "}"));

    assertThat(input(many))
        .isInstanceOfSatisfying(
            Input.DuplicateName.class,
            doubled -> assertThat(doubled.readings()).hasSize(CONTRACT.machine().states().size()));
  }

  @ParameterizedTest
  @CsvSource({
    "'', MISREAD",
    "%2541bc, MISREAD",
    "x%2F..%2Fabc, RESOLVED",
    "%2F.%2Fabc, RESOLVED",
    "abc;v=1, RESOLVED",
  })
  void anIdThatInvitesMisreadingNamesNoInsight(String issue, Relation relation) {
    assertThat(
            read(
                new Request(
                    "PATCH",
                    "/accounts/a/security-center/insights/" + issue + "/classification",
                    List.of(TOKEN),
                    ByteString.encodeUtf8("{}")),
                OK))
        .extracting(Reading::input)
        .containsExactly(relation);
  }

  @Test
  void aCollectionThatThereIsNotIsSeen() {
    assertThat(
            read(
                new Request(
                    "PATCH",
                    "/users/a/security-center/insights/i/classification",
                    List.of(TOKEN),
                    ByteString.encodeUtf8("{}")),
                OK))
        .extracting(Reading::address, Reading::input)
        .containsExactly(tuple(new Address("users", "a", "i"), Relation.OTHER_COLLECTION));
  }

  @Test
  void aSafeMethodIsALook() {
    assertThat(read(new Request("GET", PATH, List.of(TOKEN), ByteString.EMPTY), OK))
        .extracting(Reading::input)
        .containsExactly(new Input.SafeMethod());
  }

  static Stream<Arguments> forms() {
    Header chunked = new Header("Transfer-Encoding", "chunked");
    Header charset = new Header("Content-Type", "application/json; charset=utf-8");
    return Stream.of(
        Arguments.of("POST", PATH, List.of(TOKEN), RoutingForms.METHOD),
        Arguments.of("PATCH", PATH + "/", List.of(TOKEN), RoutingForms.PATH_SPELLING),
        Arguments.of("DELETE", PATH, List.of(TOKEN), RoutingForms.METHOD),
        Arguments.of(
            "PATCH",
            PATH.replace("/accounts", "//accounts"),
            List.of(TOKEN),
            RoutingForms.PATH_SPELLING),
        spelling(PATH.replace("classification", "CLASSIFICATION")),
        spelling(PATH.replace("classification", "%63lassification")),
        spelling(PATH + ".json"),
        spelling(PATH + ";x=y"),
        Arguments.of("PATCH", PATH + "?a=b", List.of(TOKEN), RoutingForms.QUERY),
        Arguments.of("PATCH", PATH, List.of(TOKEN, chunked), ContentForms.CHUNKED),
        Arguments.of(
            "PATCH", PATH, List.of(TOKEN, chunked, length("0")), ContentForms.CONTENT_FORM),
        Arguments.of("PATCH", PATH, List.of(TOKEN, length("0")), RoutingForms.FRAMING),
        Arguments.of(
            "PATCH", PATH, List.of(TOKEN, length("23"), length("x")), RoutingForms.FRAMING),
        Arguments.of(
            "PATCH", PATH, List.of(TOKEN, new Header("Host", "")), RoutingForms.UNADDRESSED),
        Arguments.of("PATCH", PATH, List.of(TOKEN, new Header("X ", "")), RoutingForms.FRAMING),
        Arguments.of("PATCH", PATH, List.of(TOKEN, charset), ContentForms.SPELLING));
  }

  private static Arguments spelling(String path) {
    return Arguments.of("PATCH", path, List.of(TOKEN), RoutingForms.PATH_SPELLING);
  }

  private static Header length(String value) {
    return new Header("Content-Length", value);
  }

  @Test
  void theLengthAndTheHostThatWereRecordedAreNoForm() {
    List<Header> usual = List.of(TOKEN, new Header("host", "h"), length("23"));

    assertThat(
            read(
                new Request(
                    "PATCH", PATH, usual, ByteString.encodeUtf8("{\"classification\":null}")),
                OK))
        .extracting(Reading::input)
        .containsExactly(new Input.Change(state("unclassified"), false));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theFormOfARequestIsSeen(
      String method, String path, List<Header> headers, Disguise disguise) {
    ByteString body =
        method.equals("DELETE")
            ? ByteString.EMPTY
            : ByteString.encodeUtf8("{\"classification\":null}");
    Request request = new Request(method, path, headers, body);

    assertThat(read(request, OK))
        .extracting(Reading::input)
        .containsExactly(
            new Input.Disguised(new Input.Change(state("unclassified"), false), disguise));
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(200, "{\"success\":true}", Answer.ACCEPTED),
        Arguments.of(202, "{\"success\":true}", Answer.ACCEPTED),
        Arguments.of(200, "{\"success\":\"true\"}", Answer.UNCLEAR),
        Arguments.of(200, "{\"success\":1}", Answer.UNCLEAR),
        Arguments.of(200, "{\"success\":false}", Answer.UNCLEAR),
        Arguments.of(204, "", Answer.UNCLEAR),
        Arguments.of(300, "{\"success\":true}", Answer.UNCLEAR),
        Arguments.of(302, "{\"success\":true}", Answer.UNCLEAR),
        Arguments.of(400, "{\"success\":false}", Answer.REFUSED),
        Arguments.of(404, "<html>", Answer.REFUSED),
        Arguments.of(409, "{\"success\":true}", Answer.UNCLEAR),
        Arguments.of(408, "{}", Answer.UNCLEAR),
        Arguments.of(500, "{\"success\":false}", Answer.UNCLEAR));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void anAnswerIsReadAsWhatItSays(int status, String body, Answer expected) {
    assertThat(
            Answer.of(new Result.Response(status, List.of(), ByteString.encodeUtf8(body), false)))
        .isEqualTo(expected);
  }

  @Test
  void aThrottledExchangeSaysNothingOfTheChange() {
    Request request = new Request("PATCH", PATH, List.of(TOKEN), ByteString.encodeUtf8("{}"));
    List<Header> later = List.of(new Header("retry-after", "1"));

    assertThat(read(request, new Result.Response(429, List.of(), ByteString.EMPTY, false)))
        .isEmpty();
    assertThat(read(request, new Result.Response(503, later, ByteString.EMPTY, false))).isEmpty();
    assertThat(read(request, new Result.Response(503, List.of(), ByteString.EMPTY, false)))
        .extracting(Reading::answer)
        .containsExactly(Answer.UNCLEAR);
  }

  @ParameterizedTest
  @CsvSource({"Expect, 100-continue, 417, 411", "Transfer-Encoding, chunked, 411, 417"})
  void whatIsRefusedForItsFormMayBeWhereTheAnswerAsksForAnother(
      String field, String value, int asking, int elsewhere) {
    Request plain =
        new Request(
            "PATCH", PATH, List.of(TOKEN), ByteString.encodeUtf8("{\"classification\":null}"));
    Request formed = plain.with(field, value);

    assertThat(read(formed, refused(asking)))
        .extracting(Reading::answer)
        .containsExactly(Answer.REFUSED);
    assertThat(read(formed, refused(asking)))
        .extracting(Reading::input)
        .hasToString("[a reset in a form that the answer asks to leave]");
    for (int other : List.of(400, elsewhere)) {
      assertThat(read(formed, refused(other)))
          .extracting(Reading::input)
          .hasToString("[a reset in chunks or when told to go on]");
    }
    assertThat(read(plain, refused(asking))).extracting(Reading::input).hasToString("[a reset]");
  }

  private static Result refused(int status) {
    return new Result.Response(status, List.of(), ByteString.EMPTY, false);
  }

  @Test
  void anAnswerThatIsNotReadToItsEndIsUnclear() {
    ByteString deep = ByteString.encodeUtf8("{\"success\":true,\"result\":" + "[".repeat(9_000));

    assertThat(Answer.of(new Result.Response(200, List.of(), deep, false)))
        .isEqualTo(Answer.UNCLEAR);
    assertThat(Answer.of(new Result.Response(409, List.of(), deep, false)))
        .isEqualTo(Answer.UNCLEAR);
  }

  @Test
  void anAnswerThatIsTooLongToBeKeptIsUnclear() {
    assertThat(
            Answer.of(
                new Result.Response(
                    200, List.of(), ByteString.encodeUtf8("{\"success\":true}"), true)))
        .isEqualTo(Answer.UNCLEAR);
  }

  @Test
  void thePlainMediaTypeIsNoFormOfItsOwn() {
    Header plain = new Header("Content-Type", "application/json");

    assertThat(
            read(
                new Request(
                    "PATCH",
                    PATH,
                    List.of(TOKEN, plain),
                    ByteString.encodeUtf8("{\"classification\":null}")),
                OK))
        .extracting(Reading::input)
        .containsExactly(new Input.Change(state("unclassified"), false));
  }

  @Test
  void aDeletionWithABodyAsksForWhatTheBodySays() {
    assertThat(read(new Request("DELETE", PATH, List.of(TOKEN), ByteString.encodeUtf8("{}")), OK))
        .extracting(Reading::input)
        .containsExactly(
            new Input.Disguised(new Input.NoChange(Kinds.open("absent")), RoutingForms.METHOD));
  }

  @Test
  void anIdThatNothingDecodesNamesItself() {
    assertThat(
            read(
                new Request(
                    "PATCH",
                    "/accounts/a/security-center/insights/%zz/classification",
                    List.of(TOKEN),
                    ByteString.encodeUtf8("{}")),
                OK))
        .extracting(reading -> reading.address().issue())
        .containsExactly("%zz");
  }

  private static Exchange exchange(
      int index, String method, String path, String body, Result result) {
    return new Exchange(
        index,
        "",
        new Request(method, path, List.of(TOKEN), ByteString.encodeUtf8(body)),
        result,
        index,
        index);
  }

  private static List<Reading> read(Exchange... exchanges) {
    return Interpretation.of(
        CONTRACT,
        new History(new History.Origin("r", "http://127.0.0.1", "1", 0, true), List.of(exchanges)));
  }

  @Test
  void aListShowsTheInsightsThatAreAskedForAndNoOthers() {
    assertThat(
            read(
                exchange(0, "GET", LIST + "?per_page=20", "", PAGE),
                exchange(1, "PATCH", PATH, "{}", OK)))
        .extracting(Reading::address, Reading::input, Reading::answer)
        .containsExactly(
            tuple(
                new Address("account", "a b", "i"),
                new Input.Shown(state("unclassified"), false),
                Answer.ACCEPTED),
            tuple(
                new Address("account", "a b", "i"),
                new Input.NoChange(Kinds.open("absent")),
                Answer.ACCEPTED));
  }

  @Test
  void whatIsSentToTheListIsNoLook() {
    assertThat(read(exchange(0, "POST", LIST, "", PAGE), exchange(1, "PATCH", PATH, "{}", OK)))
        .hasSize(1);
  }

  @Test
  void whatIsShownInAStateThatTheContractHasNotIsLeftOut() {
    Result unknown =
        new Result.Response(
            200,
            List.of(),
            ByteString.encodeUtf8(
                "{\"result\":{\"issues\":[{\"id\":\"i\",\"user_classification\":\"snoozed\"}]}}"),
            false);

    assertThat(read(exchange(0, "GET", LIST, "", unknown), exchange(1, "PATCH", PATH, "{}", OK)))
        .hasSize(1);
  }

  @Test
  void aLookFollowsUponARefusalUntilSomethingIsAccepted() {
    Result refused =
        new Result.Response(409, List.of(), ByteString.encodeUtf8("{\"success\":false}"), false);

    assertThat(
            read(
                exchange(0, "PATCH", PATH, "{}", OK),
                exchange(1, "GET", LIST, "", PAGE),
                exchange(2, "PATCH", PATH, "{}", refused),
                exchange(3, "GET", PATH, "", OK),
                exchange(4, "GET", LIST, "", PAGE),
                exchange(5, "GET", LIST, "", PAGE),
                exchange(6, "PATCH", PATH, "{}", OK),
                exchange(7, "GET", PATH, "", refused),
                exchange(8, "GET", LIST, "", PAGE)))
        .extracting(Reading::input)
        .filteredOn(Input.Shown.class::isInstance)
        .extracting(input -> ((Input.Shown) input).afterRefusal())
        .containsExactly(false, true, true, false);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /accounts/a/security-center/insights, true",
    "GET, /zones/z/security-center/insights?page=2, true",
    "POST, /accounts/a/security-center/insights, false",
    "GET, /accounts/a/security-center/insights/i/classification, false"
  })
  void aLookAsksForAPageOfAList(String method, String path, boolean look) {
    assertThat(Interpretation.isLook(CONTRACT, exchange(0, method, path, "", PAGE).request()))
        .isEqualTo(look);
  }
}
