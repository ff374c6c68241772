package org.fieldvoice.study;

/** What a member of a study may do. {@link Role} says who may what. */
public enum Right {
  /** See that the study exists, its sites and channels. */
  VIEW,
  /** Import and publish questionnaires. */
  DESIGN,
  /** Make links and posters, bring responses in. */
  COLLECT,
  /** List and read responses, without identifiers. */
  RESPONSES,
  /** Export raw answers. */
  RESPONSES_RAW,
  /** Look into the vault: names, phone numbers, unedited transcripts. Each look is audited. */
  IDENTITY,
  /** See from which network and browser a response came, where a study keeps that. Audited. */
  ORIGIN,
  /** Record participants, consents and interviews. */
  INTERVIEW,
  /** Code transcripts. */
  CODE,
  /** Tabulate. */
  ANALYSE,
  /** Make anonymised releases. */
  RELEASE,
  /** Write and issue case studies and stories. */
  PUBLISH,
  /** Change the study, its sites, channels and members. */
  MANAGE
}
