package org.fieldvoice.study;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;

/** An account's part in a study. */
@Entity
@IdClass(Member.Key.class)
public class Member {

  @Id private long studyId;
  @Id private long accountId;

  @Enumerated(EnumType.STRING)
  private Role role;

  protected Member() {}

  Member(Study study, long accountId, Role role) {
    this.studyId = study.id();
    this.accountId = accountId;
    this.role = role;
  }

  public Role role() {
    return role;
  }

  long accountId() {
    return accountId;
  }

  void become(Role other) {
    role = other;
  }

  /** A member's key: one part for each account in a study. */
  public static class Key implements Serializable {
    private long studyId;
    private long accountId;

    protected Key() {}

    Key(long studyId, long accountId) {
      this.studyId = studyId;
      this.accountId = accountId;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.studyId == studyId && key.accountId == accountId;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(studyId * 31 + accountId);
    }
  }
}
