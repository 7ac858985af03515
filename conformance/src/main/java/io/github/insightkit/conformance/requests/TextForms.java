package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.requests.Disguise.Taking;
import java.util.List;

/** Forms in which a request has a rationale that is harder to handle than most. */
public final class TextForms {
  /** The rationale has letters of many scripts, quotes, markup or emoji. */
  public static final Disguise RICH_TEXT =
      new Disguise(
          "RICH_TEXT",
          Taking.DEMANDED,
          "with a rationale of many scripts or signs",
          Requirement.must(
                  "TEXT-01",
                  Clause.C08,
                  "A rationale is taken in any language, and with quotes, markup and emoji.",
                  "A rationale is a string; nothing says that it is ASCII, and each letter may"
                      + " stand as an escape (RFC 8259, section 7).",
                  Disguise.NEEDS,
                  "The column's character set, and filters that look for markup.")
              .decidedBy(Profile.TEXT),
          (asked, base) -> base instanceof Input.Change && Texts.isRich(asked.reason()),
          (change, value, bodies, random) ->
              Texts.rich(random).map(text -> change.body(bodies.withReason(value, text))).toList());

  /** The rationale has control characters, or half a surrogate pair. */
  public static final Disguise ODD_TEXT =
      new Disguise(
          "ODD_TEXT",
          Taking.NO_SERVER_ERROR,
          "with odd characters in the rationale",
          Requirement.http(
                  "TEXT-02",
                  "RFC 9110, section 15.6",
                  "Control characters and halves of surrogate pairs don't cause a server error.",
                  "They may be refused; they have no other effect than any rationale.",
                  Disguise.NEEDS,
                  "What the store does with NUL, and what the encoder does with half a pair.")
              .decidedBy(Profile.TEXT),
          (asked, base) -> base instanceof Input.Change && Texts.isOdd(asked.reason()),
          (change, value, bodies, random) ->
              Texts.odd(random)
                  .map(text -> change.body(Disguise.latin(bodies.withReason(value, text))))
                  .toList());

  static final List<Disguise> ALL = List.of(RICH_TEXT, ODD_TEXT);

  private TextForms() {}
}
