package springboot;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/client/v4")
public class ClassificationController {
  enum Classification {
    @JsonProperty("false_positive")
    FALSE_POSITIVE,
    @JsonProperty("accept_risk")
    ACCEPT_RISK,
    @JsonProperty("other")
    OTHER
  }

  record Change(Classification classification, String rationale) {}

  record Insight(String scope, String owner, String issue) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(int code, String message) {}

  record Envelope(boolean success, List<Item> errors, List<Item> messages) {}

  static class RefusedException extends RuntimeException {
    final HttpStatus status;
    final int code;

    RefusedException(HttpStatus status, int code, String message) {
      super(message);
      this.status = status;
      this.code = code;
    }
  }

  private final Map<Insight, Change> changes = new ConcurrentHashMap<>();
  private final String token;

  ClassificationController(@Value("${api.token}") String token) {
    this.token = token;
  }

  @PatchMapping("/{scope:accounts|zones}/{owner}/security-center/insights/{issue}/classification")
  Envelope classify(
      @PathVariable String scope,
      @PathVariable String owner,
      @PathVariable String issue,
      @RequestHeader("Authorization") String authorization,
      @RequestBody Change change) {
    if (!authorization.equals("Bearer " + token)) {
      throw new RefusedException(HttpStatus.UNAUTHORIZED, 10000, "Authentication error");
    }
    Insight insight = new Insight(scope, owner, issue);
    if (change.classification() == null) {
      changes.remove(insight);
      return success();
    }
    if (change.classification() != Classification.FALSE_POSITIVE && change.rationale() == null) {
      throw new RefusedException(HttpStatus.BAD_REQUEST, 1002, "A rationale is required.");
    }
    Change current = changes.get(insight);
    if (current != null && current.classification() != change.classification()) {
      throw new RefusedException(HttpStatus.CONFLICT, 1001, "Reset the classification first.");
    }
    changes.put(insight, change);
    return success();
  }

  @ExceptionHandler
  ResponseEntity<Envelope> refused(RefusedException e) {
    return ResponseEntity.status(e.status)
        .body(new Envelope(false, List.of(new Item(e.code, e.getMessage())), List.of()));
  }

  private static Envelope success() {
    return new Envelope(true, List.of(), List.of());
  }
}
