package springboot;

import io.github.insightkit.sdk.InsightsClient;
import io.github.insightkit.sdk.InsightsException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RiskController {
  private final InsightsClient cloudflare;

  RiskController(InsightsClient cloudflare) {
    this.cloudflare = cloudflare;
  }

  @PutMapping("/accounts/{account}/risks/{insight}")
  void accept(@PathVariable String account, @PathVariable String insight, @RequestBody String why) {
    cloudflare.account(account).insight(insight).acceptRisk(why);
  }

  /** Says what the caller has to know first: whether the change may have been made. */
  @ExceptionHandler
  ProblemDetail failed(InsightsException failure) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.BAD_GATEWAY, failure.getMessage());
    problem.setProperty("mayHaveBeenApplied", failure.mayHaveBeenApplied());
    return problem;
  }
}
