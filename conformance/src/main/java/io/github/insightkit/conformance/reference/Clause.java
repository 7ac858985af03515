package io.github.insightkit.conformance.reference;

/** What a fault breaks, in our words or as the section of an RFC. */
final class Clause {
  static final String VALUES = "a value of the contract can be set on an unclassified insight";
  static final String ONLY_VALUES = "a classification is one of the contract's values, or null";
  static final String RESET = "null takes the classification back";
  static final String RESET_FIRST = "a value gives way to another only after a reset";
  static final String RATIONALE_DUE = "some values have to come with a rationale";
  static final String RATIONALE_FREE = "the other values may come with a rationale";
  static final String RATIONALE_TEXT = "a rationale is a string";
  static final String ABSENT = "a classification that is left out asks for no change";
  static final String STEADY = "what the contract leaves open is answered alike each time";
  static final String SCOPES = "an insight is reached through an account or a zone";
  static final String ATOMIC = "each change is granted or refused by the value that stands";
  static final String LASTING = "a value stands until it is taken back";
  static final String READER = "the list of insights has the classification that stands";
  static final String NO_ECHO = "what was sent stays text in an answer";
  static final String ENVELOPE = "a success has success, errors and messages";
  static final String SUCCESS = "success is the literal true";
  static final String ITEMS = "errors and messages hold items with a code and a message";
  static final String ITEM_EXTRAS = "what an item may hold beside these has its type";
  static final String FAILURE = "a refusal has the failure envelope of the v4 API";
  static final String PATH = "the ids in the path say which insight is changed";
  static final String TOKEN = "a request carries a valid API token";
  static final String JSON = "RFC 8259, sections 2 and 8.1";
  static final String NAMES = "RFC 8259, section 4";
  static final String CLIENT_ERROR = "RFC 9110, section 15.5";
  static final String SERVER_ERROR = "RFC 9110, section 15.6";
  static final String SAFE_METHODS = "RFC 9110, section 9.2.1";
  static final String METHODS = "RFC 9110, section 9.3";
  static final String ALLOW = "RFC 9110, section 15.5.6";
  static final String FRAMING = "RFC 9112, section 6";
  static final String COMPLETE = "RFC 9112, section 8";
  static final String CODING = "RFC 9110, section 12.5.3";
  static final String TARGET = "RFC 9110, section 7.1";
  static final String ANSWERED = "RFC 9110, section 3.4";
  static final String TOKEN_SECRET = "RFC 6750, section 5.3";
  static final String IDS = "RFC 3986, section 2.4";
  static final String MEDIA_TYPE = "RFC 9110, section 8.3";
  static final String REDIRECT = "RFC 9110, section 15.4";

  private Clause() {}
}
