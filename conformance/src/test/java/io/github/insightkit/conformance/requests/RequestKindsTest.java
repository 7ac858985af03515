package io.github.insightkit.conformance.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every row of the catalogue. */
class RequestKindsTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final Bodies BODIES = new Bodies(CONTRACT, "r");
  private static final int SEEDS = 40;

  /** All but the one that the bundled contract has nothing for. */
  static Stream<ForbiddenKind> kinds() {
    return RequestKinds.forbidden().filter(kind -> !kind.id().equals("out-of-schema"));
  }

  private static List<Request> requests(ForbiddenKind kind, long seed) {
    Request change =
        Request.change(CONTRACT.operations().get(0), "a", "i", BODIES.of(BODIES.values().get(0)));
    return kind.requests(change, BODIES, seed);
  }

  private static ForbiddenKind recognised(Request request) {
    Asked asked = Asked.of(CONTRACT, request);
    return RequestKinds.forbidden()
        .filter(kind -> kind.detail(asked).isPresent())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no kind recognises " + request));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatAKindMakesItIsTheFirstToRecognise(ForbiddenKind kind) {
    for (long seed = 0; seed < SEEDS; seed++) {
      assertThat(requests(kind, seed))
          .as("seed %s", seed)
          .isNotEmpty()
          .doesNotHaveDuplicates()
          .allSatisfy(request -> assertThat(recognised(request)).isEqualTo(kind));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aSeedAlwaysGivesTheSame(ForbiddenKind kind) {
    assertThat(requests(kind, 7)).isEqualTo(requests(kind, 7));
  }

  @Test
  void twoSeedsTryDifferentMembersOfMostKinds() {
    assertThat(
            kinds()
                .filter(
                    kind ->
                        LongStream.range(0, SEEDS)
                                .mapToObj(seed -> requests(kind, seed))
                                .distinct()
                                .count()
                            > 1)
                .map(ForbiddenKind::id))
        .containsExactly(
            "no-credentials",
            "wrong-scheme",
            "wrong-credentials",
            "malformed-json",
            "not-an-object",
            "value-not-a-string",
            "value-case",
            "value-padded",
            "value-as-null",
            "unknown-value",
            "rationale-missing",
            "rationale-not-a-string");
  }

  @Test
  void aRequestThatIsInOrderIsOfNoForbiddenKind() {
    for (String body :
        Stream.concat(
                CONTRACT.machine().states().stream().map(BODIES::of),
                Stream.of("{}", "null", BODIES.reasonOnly()))
            .toList()) {
      Asked asked =
          Asked.of(CONTRACT, Request.change(CONTRACT.operations().get(0), "a", "i", body));

      assertThat(kinds().filter(kind -> kind.detail(asked).isPresent())).as(body).isEmpty();
    }
  }

  @Test
  void everyKindHasANameOfItsOwnAndNoIdStandsForTwoRequirements() {
    Set<String> ids = new HashSet<>();

    assertThat(kinds().map(ForbiddenKind::id)).doesNotHaveDuplicates();
    assertThat(kinds().flatMap(ForbiddenKind::requirements).distinct().map(Requirement::id))
        .allMatch(ids::add);
  }

  /** So that the narrow rule is found before the wide one. */
  @Test
  void whatIsAKindsOwnIsSuspectedBeforeWhatItBelongsToBesides() {
    List<String> suspects = RequestKinds.accepted(RequestKinds.bodies()).toList();

    assertThat(suspects).containsSubsequence("VALUE-05", "VALUE-06", "VALUE-07", "VALUE-01");
    assertThat(RequestKinds.accepted(RequestKinds.credentials()))
        .containsExactly("AUTH-01", "AUTH-04", "AUTH-02");
    assertThat(RequestKinds.effects()).containsExactly("AUTH-03", "VALUE-02", "RATIONALE-06");
  }

  @Test
  void aFormOrARelationHasARequirementThatNoForbiddenKindHas() {
    Set<String> forbidden =
        new HashSet<>(
            RequestKinds.forbidden()
                .flatMap(ForbiddenKind::requirements)
                .map(Requirement::id)
                .toList());

    assertThat(RequestKinds.disguises())
        .extracting(disguise -> disguise.requirement().id())
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(forbidden);
    assertThat(Relation.values())
        .extracting(relation -> relation.requirement().id())
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(forbidden);
  }

  /** An insight that no path can mean is none that is mixed up with just any other. */
  @Test
  void aRelationBreaksTheWideRequirementTooWhereTheOtherIsAnInsightLikeAny() {
    assertThat(Relation.LOOKALIKE.broken().map(Requirement::id))
        .containsExactly("ISOLATION-02", "ISOLATION-01");
    assertThat(Relation.OTHER_COLLECTION.broken().map(Requirement::id)).containsExactly("SCOPE-01");
    assertThat(Relation.OTHER.broken().map(Requirement::id)).containsExactly("ISOLATION-01");
  }

  @Test
  void aFormSaysWhatAnImplementationHasToDoWithIt() {
    assertThat(RequestKinds.disguises())
        .filteredOn(Disguise::isDemanded)
        .containsExactly(
            ContentForms.SPELLING,
            ContentForms.EQUIVALENT,
            ContentForms.ACCEPT,
            ContentForms.CONDITIONS,
            ContentForms.CHUNKED,
            TextForms.RICH_TEXT);
    assertThat(RequestKinds.disguises())
        .filteredOn(disguise -> !disguise.isServed())
        .containsExactly(
            RoutingForms.PATH_SPELLING,
            RoutingForms.METHOD,
            RoutingForms.UNADDRESSED,
            RoutingForms.FRAMING);
    assertThat(RequestKinds.disguises())
        .filteredOn(disguise -> disguise.mustNotFail() && !disguise.isDemanded())
        .containsExactly(ContentForms.CONTENT_FORM, TextForms.ODD_TEXT);
  }

  private static Input read(Request draft) {
    return reading(draft).input();
  }

  private static Reading reading(Request draft) {
    return Interpretation.of(
            CONTRACT,
            new History(
                new History.Origin("r", "http://127.0.0.1", "1", 0, true),
                List.of(
                    new Exchange(
                        0,
                        "",
                        draft,
                        new Result.NoResponse(Result.Failure.BROKEN, "not sent"),
                        0,
                        0))))
        .get(0);
  }

  private static Request change(String body) {
    return Request.change(CONTRACT.operations().get(0), "a", "issue", body);
  }

  static Stream<OpenKind> open() {
    return RequestKinds.open().stream();
  }

  @ParameterizedTest
  @MethodSource("open")
  void whatAnOpenKindMakesIsReadAsThatQuestion(OpenKind kind) {
    Set<Object> asked = new HashSet<>();
    for (long seed = 0; seed < SEEDS; seed++) {
      for (State value : BODIES.values()) {
        for (String body : kind.bodies(BODIES, value, seed)) {
          Input input = read(change(body));
          asked.add(
              input instanceof Input.Unspecified open
                  ? open.kind()
                  : ((Input.NoChange) input).kind());
        }
      }
    }
    assertThat(asked).containsExactly(kind);
  }

  /** An implementation may tell two members of a kind apart, and would seem to waver. */
  @ParameterizedTest
  @MethodSource("open")
  void aRunAsksAnOpenQuestionInOneWayOnly(OpenKind kind) {
    State value = BODIES.values().get(1);

    assertThat(kind.bodies(BODIES, value, 7)).isEqualTo(kind.bodies(BODIES, value, 7));
  }

  @Test
  void twoSeedsAskMostOpenQuestionsOtherwise() {
    State value = BODIES.values().get(1);

    assertThat(
            open()
                .filter(
                    kind ->
                        LongStream.range(0, SEEDS)
                                .mapToObj(seed -> kind.bodies(BODIES, value, seed))
                                .distinct()
                                .count()
                            > 1)
                .map(OpenKind::id))
        .containsExactly(
            "null-body",
            "other-name",
            "unknown-fields",
            "absent",
            "scalar-rationale",
            "blank-rationale");
  }

  /** An id in the body is what a relation says of it. */
  static Stream<Disguise> forms() {
    return RequestKinds.disguises().stream().filter(form -> !form.equals(RoutingForms.BODY_IDS));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void whatIsPutIntoAFormIsReadAsThatForm(Disguise form) {
    for (long seed = 0; seed < SEEDS; seed++) {
      for (State value : BODIES.values()) {
        List<Request> drafts = form.requests(change(BODIES.of(value)), value, BODIES, seed);

        assertThat(drafts).isNotEmpty().doesNotHaveDuplicates();
        assertThat(drafts)
            .extracting(RequestKindsTest::read)
            .containsOnly(new Input.Disguised(new Input.Change(value, true), form));
      }
    }
  }

  /** A POST is no change of the contract's, whatever text it carries. */
  @Test
  void ofSeveralFormsTheFarthestFromAPlainRequestCounts() {
    String rich = BODIES.of(BODIES.values().get(1), "\u4f60");

    assertThat(read(change(rich).method("POST")))
        .isInstanceOfSatisfying(
            Input.Disguised.class,
            disguised -> assertThat(disguised.disguise()).isEqualTo(RoutingForms.METHOD));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsMadeForARelationIsReadAsThatRelation(Relation relation) {
    Address one = new Address("account", "a1", "issue");

    for (Request draft : relation.requests(CONTRACT, one, BODIES.reset())) {
      Reading reading = reading(draft);
      assertThat(
              reading.input() instanceof Relation other
                  ? Relation.of(one, reading.address(), other)
                  : Relation.of(one, reading.address()))
          .as(draft.path())
          .isEqualTo(relation);
    }
  }
}
