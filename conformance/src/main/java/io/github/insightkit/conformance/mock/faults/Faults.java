package io.github.insightkit.conformance.mock.faults;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.KnownChanges;
import io.github.insightkit.conformance.mock.server.NamedChange;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue of faults: those about states and values follow from the contract's table. */
public final class Faults {
  private Faults() {}

  public static KnownChanges of(Contract contract) {
    Cases cases = new Cases(contract.machine());
    List<NamedChange> everywhere =
        Stream.of(
                StateFaults.of(cases),
                MemberFaults.of(cases),
                ConditionalFaults.of(cases),
                BodyFaults.of(contract),
                RequestFaults.of(cases),
                AnswerFaults.of(contract),
                MethodFaults.of(contract),
                WireFaults.of(cases),
                CredentialFaults.of(cases),
                InsightFaults.of(contract),
                RaceFaults.of(contract),
                TextFaults.of(cases),
                ListFaults.of(cases))
            .flatMap(faults -> faults)
            .toList();
    return known(Stream.concat(everywhere.stream(), scoped(contract, known(everywhere.stream()))));
  }

  private static KnownChanges known(Stream<NamedChange> faults) {
    return new KnownChanges("fault", faults);
  }

  /** Faults that others are, under one of the contract's collections only. */
  private static Stream<NamedChange> scoped(Contract contract, KnownChanges everywhere) {
    Operation last = contract.operations().get(contract.operations().size() - 1);
    String value = new Cases(contract.machine()).last().name();
    return Stream.concat(
        contract.operations().stream().map(one -> only(one, "direct-changes-allowed", everywhere)),
        Stream.of(
                "rationale-not-demanded = rationale-never-demanded",
                "reset-not-applied",
                value + "-refused",
                "refused-change-applied",
                "success-missing",
                "errors-null",
                "no-token-accepted",
                "wrong-token-accepted")
            .map(row -> only(last, row, everywhere)));
  }

  /** The fault of this name, or of the one behind an equals sign, under one collection only. */
  private static NamedChange only(Operation operation, String row, KnownChanges everywhere) {
    String[] names = row.split(" = ", -1);
    NamedChange fault = everywhere.named(names[names.length - 1]);
    return NamedChange.fault(
        names[0] + "-in-" + operation.collection(),
        fault.rule().orElseThrow(),
        fault.description() + ", but only under " + operation.collection(),
        fault.change().only(Cases.under(operation)));
  }
}
