package org.fieldvoice.study;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** A way in which respondents are reached: a poster, a group chat, an interviewer. */
@Entity
public class Channel {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private long studyId;
  private String code;
  private String name;

  protected Channel() {}

  /** A channel of a study. */
  public Channel(Study study, String code, String name) {
    this.studyId = study.id();
    this.code = code;
    this.name = name.strip();
  }

  public long id() {
    return id;
  }

  public String code() {
    return code;
  }

  public String name() {
    return name;
  }
}
