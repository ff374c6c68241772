package org.fieldvoice.study;

import java.util.List;
import java.util.Set;

/** A study as its member sees it. */
public record StudyView(
    String slug,
    String title,
    List<String> languages,
    int smallestGroup,
    int draftDays,
    Role role,
    Set<Right> rights) {

  static StudyView of(Study study, Role role) {
    return new StudyView(
        study.slug(),
        study.title(),
        study.languages(),
        study.smallestGroup(),
        study.draftDays(),
        role,
        role.rights());
  }
}
