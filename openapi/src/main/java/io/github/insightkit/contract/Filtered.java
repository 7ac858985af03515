package io.github.insightkit.contract;

import java.util.Optional;

/** What a parameter of a reading asks for, as far as the SDK's filters can carry it. */
enum Filtered {
  BOOLEAN,
  DATE_TIME,
  ENUMERATION,
  INTEGER,
  STRING;

  /** What they can carry, for the messages. */
  static final String CARRIED =
      "a string, a date-time, an integer, a boolean or an enumeration that has a name of its own,"
          + " or an array of strings or of such an enumeration";

  /** Returns the type, or nothing if the filters can't carry it. */
  static Optional<Filtered> of(Contract reads, Place parameter) {
    return type(reads, parameter)
        .filter(type -> !type.isNullable())
        .flatMap(
            type ->
                Optional.ofNullable(
                    switch (type.kind()) {
                      case STRING -> STRING;
                      case ENUMERATION -> ENUMERATION;
                      case INTEGER -> type.isList() ? null : INTEGER;
                      case BOOLEAN -> type.isList() ? null : BOOLEAN;
                      case DATE_TIME -> type.isList() ? null : DATE_TIME;
                      case NUMBER, OBJECT -> null;
                    }));
  }

  /** Returns what a parameter's type is called in Java, with "turns pages" if it does. */
  static String name(Contract reads, Place parameter) {
    return type(reads, parameter).map(MemberType::java).orElse("nothing of the kind")
        + (parameter.node().path("x-paging").asBoolean(false) ? " that turns pages" : "");
  }

  private static Optional<MemberType> type(Contract reads, Place parameter) {
    Place schema = parameter.member("schema");
    return schema.exists() ? MemberType.of(reads, schema) : Optional.empty();
  }

  /** Whether what is asked for can be compared with a member. */
  boolean isCompared() {
    return this == BOOLEAN || this == ENUMERATION || this == STRING;
  }

  /** Whether a member of this type is one of these. */
  boolean matches(MemberType member) {
    return member.kind().name().equals(name());
  }
}
