package org.fieldvoice.questionnaire;

import java.util.List;

/**
 * A questionnaire as the studio lists it.
 *
 * @param title of the newest version
 * @param published the number of the newest published version, 0 before there is one
 * @param versions the newest first
 */
public record QuestionnaireView(
    String code, String title, List<String> languages, int published, List<VersionView> versions) {

  static QuestionnaireView of(Questionnaire questionnaire, List<QuestionnaireVersion> versions) {
    QuestionnaireVersion newest = versions.get(0);
    return new QuestionnaireView(
        questionnaire.code(),
        newest.title(),
        newest.languages(),
        versions.stream()
            .filter(QuestionnaireVersion::isPublished)
            .mapToInt(QuestionnaireVersion::number)
            .max()
            .orElse(0),
        versions.stream().map(VersionView::of).toList());
  }
}
