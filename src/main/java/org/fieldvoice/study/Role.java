package org.fieldvoice.study;

import static org.fieldvoice.study.Right.ANALYSE;
import static org.fieldvoice.study.Right.CODE;
import static org.fieldvoice.study.Right.COLLECT;
import static org.fieldvoice.study.Right.DESIGN;
import static org.fieldvoice.study.Right.INTERVIEW;
import static org.fieldvoice.study.Right.PUBLISH;
import static org.fieldvoice.study.Right.RELEASE;
import static org.fieldvoice.study.Right.RESPONSES;
import static org.fieldvoice.study.Right.VIEW;

import java.util.EnumSet;
import java.util.Set;

/** What somebody is in a study, and so what they may. */
public enum Role {
  OWNER(EnumSet.allOf(Right.class)),
  RESEARCHER(
      EnumSet.of(VIEW, DESIGN, COLLECT, RESPONSES, INTERVIEW, CODE, ANALYSE, RELEASE, PUBLISH)),
  INTERVIEWER(EnumSet.of(VIEW, COLLECT, INTERVIEW)),
  ANALYST(EnumSet.of(VIEW, RESPONSES, CODE, ANALYSE, RELEASE, PUBLISH)),
  VIEWER(EnumSet.of(VIEW));

  private final Set<Right> rights;

  Role(Set<Right> rights) {
    this.rights = Set.copyOf(rights);
  }

  public boolean may(Right right) {
    return rights.contains(right);
  }

  public Set<Right> rights() {
    return rights;
  }
}
