package io.github.insightkit.conformance.contract;

import java.util.Arrays;

/** The sentences of the endpoint's description, in our words and numbered. */
public enum Clause {
  C01(
      "The operation is a PATCH of the classification below an insight.",
      "every other rule is put to the test by it; where it isn't served, nothing is decided"),
  C02("The insight is reached through an account or through a zone, never through both."),
  C03("The path names one insight, and the change is made to that one."),
  C04("A classification is one of the listed values, or null."),
  C05("Null resets the classification."),
  C06("One value doesn't give way to another; a reset has to come between."),
  C07("The classification may be left out."),
  C08("A rationale is a string and may be left out where nothing demands it."),
  C09("The values that accept a risk or give another reason demand a rationale."),
  C10("An answer has an array of errors."),
  C11("An answer has an array of messages."),
  C12("An error or message has a numeric code and a message."),
  C13("An error or message may have a documentation URL, and a source with a pointer."),
  C14("An answer says with a true success that the call succeeded."),
  C15("Request and answer are JSON."),
  C16("A request carries a bearer token."),
  C17(
      "The prose lists two values, the type three.",
      "the two contradict each other; the type is followed, and with it C04 and C09"),
  C18(
      "A rationale says why the classification is changed.",
      "what it says is for people; any text is as right as any other"),
  C19(
      "A success may come with errors and messages, as in the example.",
      "it permits and demands nothing; a rule could only flag servers that may do so"),
  C20(
      "The API is served at one base URL.",
      "the kit checks implementations wherever they are; the base URL is an argument");

  private final String sentence;
  private final String exclusion;

  Clause(String sentence) {
    this(sentence, "");
  }

  Clause(String sentence, String exclusion) {
    this.sentence = sentence;
    this.exclusion = exclusion;
  }

  /** Why no rule rests on the clause; empty if some rule has to. */
  public String exclusion() {
    return exclusion;
  }

  public String sentence() {
    return sentence;
  }

  /**
   * The sentence of the clause that a requirement rests on.
   *
   * @param source its id, or the section of a standard, for which this is empty
   */
  public static String sentence(String source) {
    return Arrays.stream(values())
        .filter(clause -> clause.name().equals(source))
        .map(Clause::sentence)
        .findFirst()
        .orElse("");
  }
}
