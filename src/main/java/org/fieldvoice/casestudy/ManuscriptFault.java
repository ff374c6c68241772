package org.fieldvoice.casestudy;

import java.util.List;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Something in a manuscript that cannot be printed, with what to do about it.
 *
 * @param block its place among the blocks, from 1; absent where it is no block's
 * @param field of the block or of the manuscript
 * @param value what stands there
 */
public record ManuscriptFault(@Nullable Integer block, String field, String value, String message) {

  /** The problem that a manuscript with these faults is. */
  static ProblemException problem(List<ManuscriptFault> faults) {
    return Problem.CASE_STUDY_INVALID
        .with("count", faults.size())
        .and("first", faults.get(0).message())
        .listing(faults);
  }

  static ManuscriptFault of(int index, String field, String value, String message) {
    return new ManuscriptFault(index < 0 ? null : index + 1, field, value, message);
  }
}
