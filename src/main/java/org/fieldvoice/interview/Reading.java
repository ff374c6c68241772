package org.fieldvoice.interview;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;

/**
 * Who may read what was said: redacted text whoever works with interviews, unredacted text only
 * those who hold them.
 */
@RequestScoped
class Reading {

  @Inject private Access access;

  boolean mayRead(Interview interview, TranscriptRevision revision) {
    return revision.isRedacted() || access.may(interview.studyId(), Right.INTERVIEW);
  }

  void require(Interview interview, TranscriptRevision revision) {
    if (!mayRead(interview, revision)) {
      throw Problem.TRANSCRIPT_UNREDACTED.with("interview", interview.id());
    }
  }
}
