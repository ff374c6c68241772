package org.fieldvoice.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import org.fieldvoice.dataset.Releasing;
import org.fieldvoice.interview.SampleInterviews;
import org.fieldvoice.response.SampleResponses;

/**
 * Takes the sample study the whole way, from a workbook to a case study, through the doors that
 * everybody's studies take. Not to be called within a transaction: each step is stored before the
 * next.
 */
@ApplicationScoped
public class SampleStudy {

  @Inject private SampleBeginning beginning;
  @Inject private SampleResponses responses;
  @Inject private SampleInterviews interviews;
  @Inject private Releasing releasing;

  /** Loads it; {@code accountId} owns it. */
  public void load(long accountId) {
    SampleBeginning.Begun begun = beginning.make(accountId);
    responses.makeLinks(begun.study(), begun.questionnaireId(), accountId);
    responses.bringIn(begun.study(), begun.questionnaireId());
    interviews.load(begun.study(), accountId);
    releasing.start(begun.study(), begun.code(), JsonValue.EMPTY_JSON_OBJECT, accountId);
  }
}
