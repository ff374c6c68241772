package org.fieldvoice.dataset;

import java.util.List;
import org.fieldvoice.platform.Problem;

/**
 * One thing wrong with a policy.
 *
 * @param at the place in the document: {@code variables.age.bands}
 * @param fault what is wrong, a word that the studio has a sentence for
 * @param value what stands there
 */
public record PolicyFault(String at, String fault, String value) {

  /** Throws all of these faults at once, if there are any. */
  static void refuse(List<PolicyFault> faults) {
    if (!faults.isEmpty()) {
      throw Problem.POLICY_FAULTY
          .with("at", faults.get(0).at())
          .and("fault", faults.get(0).fault())
          .listing(faults);
    }
  }
}
