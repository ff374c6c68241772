package org.fieldvoice.interview;

/** What a participant can agree to, each by itself. Whatever was not granted may not be done. */
public enum Scope {
  /** To be interviewed. */
  INTERVIEW,
  /** That the interview is recorded. */
  RECORDING,
  /** That what they said is written down and worked on: a transcript, excerpts, codes. */
  TRANSCRIBE,
  /** To be quoted under a pseudonym. */
  QUOTE,
  /** That a story is published under a pseudonym. */
  STORY,
  /** That the anonymised transcript is shared with other researchers. */
  SHARE,
  /** That the interview is linked to their answers in the survey. */
  LINK_SURVEY,
  /** To be contacted again. */
  CONTACT_AGAIN
}
