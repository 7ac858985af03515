package io.github.insightkit.contract;

/** What the document says of a member: beside it, or where its reference leads. */
final class Descriptions {
  private Descriptions() {}

  static String of(Contract contract, Place member) {
    String beside = member.text("description");
    return beside.isBlank() ? contract.follow(member).text("description") : beside;
  }
}
