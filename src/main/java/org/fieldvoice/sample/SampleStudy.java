package org.fieldvoice.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.fieldvoice.casestudy.SampleCaseStudies;
import org.fieldvoice.dataset.SampleRelease;
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
  @Inject private SampleCaseStudies caseStudies;
  @Inject private SampleRelease release;

  /** Loads it; {@code accountId} owns it. */
  public void load(long accountId) {
    SampleBeginning.Begun begun = beginning.make(accountId);
    responses.makeLinks(begun.study(), begun.questionnaireId(), accountId);
    responses.bringIn(begun.study(), begun.questionnaireId());
    interviews.load(begun.study(), accountId);
    caseStudies.load(begun.study(), accountId);
    release.start(begun.study(), begun.code(), accountId);
  }
}
