package org.fieldvoice.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request that failed in a way that {@link Problem} names. Details fill the placeholders of its
 * sentence and stand in the problem document; they never hold anything personal.
 */
public class ProblemException extends RuntimeException {

  private final Problem problem;
  private final transient Map<String, Object> details;
  private final transient List<?> problems;

  ProblemException(Problem problem, Map<String, Object> details) {
    this(problem, details, List.of());
  }

  private ProblemException(Problem problem, Map<String, Object> details, List<?> problems) {
    super(problem.type() + (details.isEmpty() ? "" : " " + details));
    this.problem = problem;
    this.details = Map.copyOf(details);
    this.problems = List.copyOf(problems);
  }

  /** The same problem with one more detail. */
  public ProblemException and(String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(details);
    more.put(key, value);
    return new ProblemException(problem, more, problems);
  }

  /**
   * The same problem with the failures that it consists of: the array {@code problems} on the wire.
   */
  public ProblemException listing(List<?> failures) {
    return new ProblemException(problem, details, failures);
  }

  public Problem problem() {
    return problem;
  }

  public Map<String, Object> details() {
    return details;
  }

  public List<?> problems() {
    return problems;
  }
}
