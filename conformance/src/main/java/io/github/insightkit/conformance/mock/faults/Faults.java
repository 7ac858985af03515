package io.github.insightkit.conformance.mock.faults;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.server.KnownChanges;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue of faults: those about states and values follow from the contract's table. */
public final class Faults {
  private Faults() {}

  public static KnownChanges<Fault> of(Contract contract) {
    List<List<Fault>> everywhere =
        List.of(
            TransitionFaults.of(contract),
            MemberFaults.of(contract.machine()),
            StateFaults.of(contract.machine()),
            ConditionalFaults.of(contract),
            BodyFaults.of(contract.machine()),
            WrappingFaults.of(contract.roles()),
            RequestFaults.of(contract.machine()),
            AnswerFaults.of(contract),
            MethodFaults.of(contract.machine()),
            WireFaults.all(),
            CredentialFaults.all(),
            InsightFaults.of(contract),
            RaceFaults.of(contract.machine()),
            TextFaults.all(),
            ListFaults.all());
    return known(
        Stream.concat(
            everywhere.stream(), Stream.of(ScopedFaults.of(contract, known(everywhere.stream())))));
  }

  private static KnownChanges<Fault> known(Stream<List<Fault>> faults) {
    return new KnownChanges<>("fault", faults);
  }
}
