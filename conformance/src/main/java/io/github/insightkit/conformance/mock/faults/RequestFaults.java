package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.server.NamedChange.rows;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.mock.server.Body;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Stage;
import io.github.insightkit.conformance.mock.server.Vocabulary;
import java.util.stream.Stream;

/** Faults in what is made of a request that is written in an unusual way, or asks for too much. */
final class RequestFaults {
  /** The id, the rule, the status, what is answered with it, and by what that is known. */
  private static final String ROWS =
      """
      accept-refused | HTTP-17 | 406 | any Accept | ^Accept:
      id-encoding-refused | HTTP-19 | 404 | an encoded letter | \\A\\S*/insights/\\S*%[2-7]
      field-case-refused | HTTP-08 | 415 | a field in capitals | (?-i)^.ONTENT-TYPE:
      scheme-case-refused | HTTP-19 | 403 | bearer | (?-i)^Authorization: (b|BE)
      other-type-500 | HTTP-18 | 500 | content of another type | ^Content-Type: (?!application/json *(;|$))
      coding-500 | HTTP-18 | 500 | coded content | ^Content-Encoding:
      expect-refused | HTTP-09 | 400 | any Expect | ^Expect:
      expect-500 | HTTP-09 | 500 | any Expect | ^Expect:
      escaped-name-refused | HTTP-08 | 400 | an escape in a name | \\{\\s*"[^"]*\\\\u00[4-7]
      escaped-value-refused | HTTP-08 | 400 | an escape in a value | :\\s*"[^"]*\\\\u00[4-7]
      escaped-rationale-name-refused | HTTP-08 | 400 | an escape in the name of a rationale | ,\\s*"[^"]*\\\\u00[4-7]
      upper-case-escape-refused | HTTP-08 | 400 | an escape with a capital for a digit | (?-i)\\\\u00\\d[A-F]
      solidus-escape-refused | TEXT-01 | 400 | a solidus that stands as an escape | [^\\\\]\\\\/
      pair-of-escapes-refused | TEXT-01 | 400 | a letter that stands as two escapes | \\\\ud8..\\\\ud[c-f]
      empty-field-refused | HTTP-08 | 400 | a field without a value | ^X-\\S+: *$
      white-space-refused | HTTP-08 | 400 | a tab before a body | \\n\\n\\t
      accept-case-refused | HTTP-17 | 406 | a range in capitals | (?-i)^Accept: .*JSON
      none-match-refused | HTTP-22 | 412 | If-None-Match | ^If-None-Match:
      last-accept-counts | HTTP-17 | 406 | a last line of Accept that says nothing of JSON | ^Accept: .*\\n(.*\\n)*Accept: (?!.*(json|\\*))
      multipart-500 | HTTP-18 | 500 | content in several parts | ^Content-Type: multipart/
      parts-without-boundary-500 | HTTP-18 | 500 | parts without a boundary | ^Content-Type: multipart/form-data$
      xml-500 | HTTP-18 | 500 | content that is XML | ^Content-Type: .*xml
      forwarded-refused | HTTP-22 | 400 | X-Forwarded-For | ^X-Forwarded-For:
      bracketed-rationale-refused | TEXT-01 | 400 | a rationale that stands between angle brackets | e":"<[^>]*>"
      dollar-rationale-refused | TEXT-01 | 400 | a rationale that begins with a dollar | e":"\\$
      date-rationale-refused | TEXT-01 | 400 | a rationale that is a date | e":"\\d\\d?\\d?\\d?\\\\?[-:/]\\d
      byte-order-mark-500 | HTTP-04 | 500 | a byte order mark before a body | \\n\\n\ufeff
      built-in-name-500 | HTTP-04 | 500 | a member called hasOwnProperty | "hasOwnProperty":
      undecodable-query-500 | HTTP-01 | 500 | a query that isn't UTF-8 | \\A\\S*\\?\\S*%(ff|C3%28|E2%82=)
      many-members-500 | HTTP-04 | 500 | more than 60 members | ("\\w+":\\d+,){60}
      dollar-name-500 | HTTP-04 | 500 | a name that begins with a dollar | "\\$\\w+":
      range-refused | HTTP-22 | 416 | Range | ^Range:
      condition-refused | HTTP-22 | 412 | If-Modified-Since | ^If-Modified-Since:
      accept-charset-refused | HTTP-17 | 406 | Accept-Charset | ^Accept-Charset:
      digits-as-name-500 | HTTP-04 | 500 | a name that is a number | "7":
      combining-mark-refused | TEXT-01 | 400 | a mark that belongs to the letter before it | \\u0301|\\\\u0301
      quoted-parameter-refused | HTTP-08 | 415 | a quoted parameter | ^Content-Type: .*="
      parameter-refused | HTTP-08 | 415 | a parameter other than charset | ^Content-Type: .*; *(x|version|profile)=
      credentials-field-case-refused | HTTP-08 | 403 | a field Authorization in capitals | (?-i)^.UTHORIZATION:
      accept-weight-refused | HTTP-17 | 406 | a weight in Accept | ^Accept: .*;q=
      accept-list-refused | HTTP-17 | 406 | a list in Accept | ^Accept: .*,
      accept-range-refused | HTTP-17 | 406 | a range in Accept | ^Accept: [^,]*/\\*
      unknown-charset-500 | HTTP-18 | 500 | an unknown charset | ^Content-Type: .*charset=(?!"?utf-8)
      chunks-and-length-500 | HTTP-18 | 500 | a length beside chunks | ^Content-Length: 0$[\\s\\S]*\\n\\n\\{
      unknown-origin-500 | HTTP-18 | 500 | Origin | ^Origin:
      untyped-500 | HTTP-18 | 500 | content without a type | \\A(?![\\s\\S]*^Content-Type:)
      deep-member-500 | HTTP-04 | 500 | a member that is nested deeply | ":\\[{60}-?1
      huge-number-500 | HTTP-04 | 500 | a number beyond all doubles | 1e[49]
      long-name-500 | HTTP-04 | 500 | a long name of a member | "n{300}
      empty-name-500 | HTTP-04 | 500 | an empty name of a member | "":
      long-id-500 | HTTP-04 | 500 | a long id | \\A\\S*x{3000}
      quoted-id-500 | HTTP-04 | 500 | a quoted id | \\A\\S*/insights/%22
      query-500 | HTTP-01 | 500 | any query | \\A\\S*\\?
      encoded-slash-500 | HTTP-04 | 500 | an encoded slash in an id | \\A\\S*%2F
      null-body-500 | HTTP-01 | 500 | a body that is null | \\n\\s*null\\s*\\z
      boolean-rationale-500 | HTTP-01 | 500 | a rationale that is a boolean | le":(true|false)
      array-rationale-500 | HTTP-01 | 500 | a rationale that is an array | e":\\[
      null-rationale-500 | HTTP-01 | 500 | a rationale of null where one is due | (k|r)","\\w+":null
      object-value-500 | HTTP-01 | 500 | a value that is an object | n":\\{
      number-value-500 | HTTP-01 | 500 | a value that is a number | [^n]n":\\d
      charset-refused | HTTP-08 | 415 | a media type with a charset | ^Content-Type:.*;
      media-type-case-refused | HTTP-08 | 415 | a media type with an upper case letter | (?-i)^[Cc](?i)ontent-Type:(?-i).*[A-Z]
      rationale-first-refused | HTTP-08 | 400 | a rationale that comes before its value | \\n\\n\\{"\\w+e"\\s*:\\s*"
      chunked-refused | HTTP-09 | 400 | content in chunks | ^Transfer-Encoding:
      undecodable-value-500 | HTTP-01 | 500 | a value with what isn't UTF-8 | n":"[^"]*\ufffd
      half-pair-in-value-500 | HTTP-01 | 500 | a value with half a surrogate pair | n":"[^"]*\\\\ud[8c]
      empty-body-500 | HTTP-01 | 500 | an empty body | \\n\\n\\z
      blank-body-500 | HTTP-01 | 500 | a body of blanks | \\n\\n[ \\t\\r\\n]+\\z
      array-body-500 | HTTP-01 | 500 | a body that is an array | \\n\\n\\[
      scalar-body-500 | HTTP-01 | 500 | a body that is a string, a number or the like | \\n\\n\\s*[-"\\dtfn]
      invalid-utf-8-500 | TEXT-02 | 500 | what isn't UTF-8 | e":"[^"]*\ufffd
      """;

  /** The same of what is answered before the path and the credentials are looked at. */
  private static final String EARLY =
      """
      get-500 | HTTP-04 | 500 | GET | ^:method: GET
      head-500 | HTTP-04 | 500 | HEAD | ^:method: HEAD
      options-500 | HTTP-04 | 500 | OPTIONS | ^:method: OPTIONS
      put-500 | HTTP-04 | 500 | PUT | ^:method: PUT
      post-500 | HTTP-04 | 500 | POST | ^:method: POST
      delete-500 | HTTP-04 | 500 | DELETE | ^:method: DELETE
      unknown-method-500 | HTTP-04 | 500 | a method that nobody knows | (?-i)^:method: (?!GET|HEAD|OPTIONS|P|DELETE)
      token-beyond-ascii-500 | HTTP-01 | 500 | a token with letters beyond ASCII | ^Authorization: .*[^\\x00-\\x7f]
      four-byte-id-500 | HTTP-04 | 500 | an id with a letter of four bytes | \\A\\S*%F0
      undecodable-id-500 | HTTP-04 | 500 | an id that isn't UTF-8 | \\A[^\\s?]*%(FF|C3%28)
      trailing-slash-500 | HTTP-04 | 500 | a path with a slash at its end | \\A\\S*/$
      double-slash-500 | HTTP-04 | 500 | a path with a doubled slash | \\A/\\S*//
      nul-in-id-500 | HTTP-04 | 500 | a NUL in an id | \\A\\S*%00
      apostrophe-in-id-500 | HTTP-04 | 500 | an apostrophe in an id | \\A\\S*/insights/\\S*%27
      empty-id-500 | HTTP-04 | 500 | an empty id | \\A\\S*/insights//
      method-override-500 | HTTP-04 | 500 | a field that overrides the method | ^X-HTTP-Method-Override:
      no-host-500 | HTTP-04 | 500 | a request without a host | \\A(?![\\s\\S]*^Host: .)
      basic-credentials-500 | HTTP-01 | 500 | the scheme Basic | ^Authorization: Basic
      empty-token-500 | HTTP-01 | 500 | an empty token | ^Authorization: Bearer *$
      """;

  private static final String ANSWERED =
      """
      %%1$s | %%2$s | %%4$s is answered with the status %%3$s | ~%%5$s | refuse-at %s %%3$s 1920 The request can't be taken
      """;

  /** The id, the rule, what is refused, and by what that is known; the change is made. */
  private static final String STORED =
      """
      other-type-refused-and-stored | HTTP-18 | content of another type | ^Content-Type: (?!application/json *(;|$))
      untyped-refused-and-stored | HTTP-18 | content without a type | \\A(?![\\s\\S]*^Content-Type:)
      unknown-charset-refused-and-stored | HTTP-18 | an unknown charset | ^Content-Type: .*charset=(?!"?utf-8)
      no-host-refused-and-stored | HTTP-20 | a request for no host | \\A(?![\\s\\S]*^Host: .)
      coding-refused-and-stored | HTTP-18 | coded content | ^Content-Encoding:
      """;

  private static final String TAKEN =
      """
      %1$s | %2$s | %3$s is refused, and the change is made all the same | ~%4$s | skip ADDRESS + skip ADMIT + refuse 415 1920 The request can't be taken + refused-make
      """;

  private static final String OTHERS =
      """
      expect-not-stored | HTTP-09 | what comes when told to go on is acknowledged, and not kept | ~^Expect: | keep
      expectation-failed-and-stored | HTTP-09 | any Expect is answered with the status 417, and the change is made all the same | ~^Expect: | refuse 417 1920 The request can't be taken + refused-make
      late-error-sets | VALUE-02 | a body that isn't JSON is refused, and a value is set | unreadable | refused-become FIRST
      trailing-content-ignored | VALUE-04 | what follows upon the object in a body is ignored | unreadable & begins with an object | read-first
      """;

  private RequestFaults() {}

  static Stream<NamedChange> of(Cases cases) {
    return NamedChange.faults(
        rows(ANSWERED.formatted(Stage.ADMIT), ROWS)
            + rows(ANSWERED.formatted(Stage.ADDRESS), EARLY)
            + rows(TAKEN, STORED)
            + OTHERS,
        new Vocabulary(cases)
            .when("unreadable", RequestFaults::isUnreadable)
            .when("begins with an object", call -> !Body.readings(call.request()).isEmpty()));
  }

  /** Whether there is a body, and it isn't JSON or is nested too deeply to tell. */
  private static boolean isUnreadable(Call call) {
    byte[] decoded = call.request().content().getBytes(UTF_8);
    return decoded.length > 0 && !(StrictJson.read(decoded) instanceof StrictJson.Document);
  }
}
