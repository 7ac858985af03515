package io.github.insightkit.conformance.rules;

/** The sentences of the endpoint's description, in our words and numbered. */
public enum Clause {
  C01("The operation is a PATCH of the classification below an insight."),
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
  C16("A request carries a bearer token.");

  private final String sentence;

  Clause(String sentence) {
    this.sentence = sentence;
  }

  /** The clause in one sentence. */
  public String sentence() {
    return sentence;
  }
}
