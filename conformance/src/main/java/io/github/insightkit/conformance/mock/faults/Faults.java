package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.KnownChanges;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue of faults: those about states and values follow from the contract's table. */
public final class Faults {
  private Faults() {}

  public static KnownChanges<Fault> of(Contract contract) {
    List<Fault> everywhere =
        Stream.of(
                StateFaults.of(contract.machine()),
                MemberFaults.of(contract.machine()),
                ConditionalFaults.of(contract),
                BodyFaults.of(contract),
                RequestFaults.of(contract.machine()),
                AnswerFaults.of(contract),
                MethodFaults.of(contract.machine()),
                WireFaults.all(),
                CredentialFaults.of(new Cases(contract.machine())),
                InsightFaults.of(contract),
                RaceFaults.of(contract),
                TextFaults.all(),
                ListFaults.all())
            .flatMap(faults -> faults)
            .toList();
    return known(Stream.concat(everywhere.stream(), scoped(contract, known(everywhere.stream()))));
  }

  private static KnownChanges<Fault> known(Stream<Fault> faults) {
    return new KnownChanges<>("fault", faults);
  }

  /** Faults that others are, under one of the contract's collections only. */
  private static Stream<Fault> scoped(Contract contract, KnownChanges<Fault> everywhere) {
    Operation last = contract.operations().get(contract.operations().size() - 1);
    String value = new Cases(contract.machine()).last().name();
    Stream<Fault> unguarded =
        contract.operations().stream()
            .map(
                one ->
                    only(
                        one, "direct-changes-allowed", everywhere.named("direct-changes-allowed")));
    Stream<Fault> others =
        Stream.of(
                "rationale-not-demanded = rationale-never-demanded",
                "reset-not-applied",
                value + "-refused",
                "refused-change-applied",
                "success-missing",
                "errors-null",
                "no-token-accepted",
                "wrong-token-accepted")
            .map(row -> row.split(" = "))
            .map(names -> only(last, names[0], everywhere.named(names[names.length - 1])));
    return Stream.concat(unguarded, others);
  }

  private static Fault only(Operation operation, String id, Fault everywhere) {
    return fault(id + "-in-" + operation.collection(), everywhere.expectedRule())
        .says(everywhere.description() + ", but only under " + operation.collection())
        .by(everywhere.change().only(Cases.under(operation)));
  }
}
