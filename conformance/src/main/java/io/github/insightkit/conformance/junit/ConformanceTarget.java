package io.github.insightkit.conformance.junit;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.run.BaseUrl;
import io.github.insightkit.conformance.session.Endpoint;
import io.github.insightkit.conformance.session.Subjects;
import io.github.insightkit.conformance.transport.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The implementation that is checked, and the insights that may be changed.
 *
 * <p>Immutable: each method gives another target. Its {@link #toString()} doesn't have the token.
 */
public final class ConformanceTarget {
  private final BaseUrl baseUrl;
  private final Map<String, String> owners;
  private final List<String> issues;
  private final @Nullable Secret token;
  private final boolean mayReset;
  private final Reads.Source reads;

  private ConformanceTarget(
      BaseUrl baseUrl,
      Map<String, String> owners,
      List<String> issues,
      @Nullable Secret token,
      boolean mayReset,
      Reads.Source reads) {
    this.baseUrl = baseUrl;
    this.owners = owners;
    this.issues = List.copyOf(issues);
    this.token = token;
    this.mayReset = mayReset;
    this.reads = reads;
  }

  /**
   * The implementation at this base URL.
   *
   * @param baseUrl where the contract's paths begin, such as {@code
   *     http://127.0.0.1:8080/client/v4}
   * @throws IllegalArgumentException if it isn't an absolute http or https URL without query and
   *     fragment
   */
  public static ConformanceTarget at(URI baseUrl) {
    return new ConformanceTarget(
        BaseUrl.parse(baseUrl.toString()), Map.of(), List.of(), null, false, Reads.Source.NOTHING);
  }

  /** Goes through this account. */
  public ConformanceTarget account(String id) {
    return through("account", id);
  }

  /** Goes through this zone; through the account too, if one is given. */
  public ConformanceTarget zone(String id) {
    return through("zone", id);
  }

  /**
   * Goes through this owner of insights, and through those of other scopes that are given.
   *
   * @param scope one of the contract's scopes, such as {@code zone}
   * @param id the id of the zone, or the like
   */
  public ConformanceTarget through(String scope, String id) {
    Map<String, String> more = new TreeMap<>(owners);
    more.put(scope, id);
    return new ConformanceTarget(baseUrl, more, issues, token, mayReset, reads);
  }

  /** Changes these insights, of which it takes two to check that they are kept apart. */
  public ConformanceTarget issues(String... ids) {
    return new ConformanceTarget(baseUrl, owners, List.of(ids), token, mayReset, reads);
  }

  /**
   * Sends this bearer token.
   *
   * @throws IllegalArgumentException if it is blank, or has what a header field can't carry
   */
  public ConformanceTarget token(String text) {
    return new ConformanceTarget(baseUrl, owners, issues, new Secret(text), mayReset, reads);
  }

  /** Permits changes to insights of a target that isn't on this machine. */
  public ConformanceTarget allowReset() {
    return new ConformanceTarget(baseUrl, owners, issues, token, true, reads);
  }

  /**
   * Reads what stands on the insights from the insights list beside the endpoint, and leaves them
   * as they were found, but for the rationale.
   */
  public ConformanceTarget insightsList() {
    return reading(Reads.Source.INSIGHTS_LIST);
  }

  /**
   * Reads what stands on the insights, and why, from their audit logs, and leaves them as they were
   * found. If somebody else changes one of them, the run ends and says so.
   */
  public ConformanceTarget auditLog() {
    return reading(Reads.Source.AUDIT_LOG);
  }

  private ConformanceTarget reading(Reads.Source source) {
    return new ConformanceTarget(baseUrl, owners, issues, token, mayReset, source);
  }

  Reads.Source reads() {
    return reads;
  }

  Endpoint endpoint() {
    return new Endpoint(baseUrl.text(), token);
  }

  /** The insights, or a complaint about what is missing. */
  Subjects subjects(Contract contract) {
    if (!baseUrl.isLoopback() && !mayReset) {
      throw new IllegalStateException(
          baseUrl.text()
              + " isn't on this machine, and its insights are changed and reset; say allowReset()"
              + " if that is what you want");
    }
    if (owners.isEmpty() || issues.isEmpty()) {
      throw new IllegalStateException(
          "expected account(..), zone(..) or through(..), and at least one of issues(..), got "
              + this);
    }
    return Subjects.of(contract, owners, issues);
  }

  @Override
  public String toString() {
    return "ConformanceTarget[%s, %s, issues %s, %s token]"
        .formatted(baseUrl.text(), owners, issues, token == null ? "no" : "a");
  }
}
