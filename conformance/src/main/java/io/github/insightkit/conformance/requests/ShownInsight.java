package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import java.text.Normalizer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a list or a log shows of one insight.
 *
 * @param id the insight's id
 * @param state the state that it is shown in; null if the contract has no such state
 * @param shown what stands there as its classification, as JSON; empty if there is nothing
 * @param reason why it stands; null if there is no reason, or none is shown
 * @param showsReasons whether there would be a reason if there was one
 */
public record ShownInsight(
    String id, @Nullable State state, String shown, @Nullable String reason, boolean showsReasons) {

  /** This state, without a reason. */
  static ShownInsight of(State state) {
    return new ShownInsight("", state, state.name(), null, false);
  }

  /** What is shown by this value. */
  static ShownInsight of(
      StateMachine contract,
      String id,
      JsonNode value,
      @Nullable String reason,
      boolean showsReasons) {
    State state =
        value.isNull() || value.isString()
            ? contract.byClassification(value.isNull() ? null : value.stringValue())
            : null;
    String shown = value.isMissingNode() ? "" : value.toString();
    return new ShownInsight(id, state, shown, reason, showsReasons);
  }

  /** Whether a value stands, which is one of the contract's. */
  public boolean hasValue() {
    return state != null && state.classification() != null;
  }

  /**
   * Whether this reason may be what was stored of that one, which a form of Unicode doesn't tell.
   */
  public boolean hasReason(@Nullable String stored) {
    return Objects.equals(plain(reason), plain(stored));
  }

  private static @Nullable String plain(@Nullable String text) {
    return text == null ? null : Normalizer.normalize(text, Normalizer.Form.NFC).strip();
  }
}
