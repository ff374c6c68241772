package org.fieldvoice.questionnaire.edit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.QuestionnaireVersion;
import org.fieldvoice.questionnaire.Questionnaires;
import org.fieldvoice.questionnaire.VersionMedia;
import org.fieldvoice.questionnaire.xlsform.Finding;
import org.fieldvoice.questionnaire.xlsform.XlsFormExport;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;
import org.fieldvoice.study.Study;

/**
 * An edited form becomes a version by the door that workbooks come in through: it is written as one
 * and must be one that the import takes. Pictures and sounds come along from the version before.
 */
@ApplicationScoped
public class NextVersion {

  @Inject private Questionnaires questionnaires;
  @Inject private VersionMedia media;
  @Inject private Audit audit;

  /**
   * @param base the version that was edited
   * @param author the account
   */
  public QuestionnaireVersion of(Study study, QuestionnaireVersion base, Form form, long author) {
    ByteArrayOutputStream workbook = new ByteArrayOutputStream();
    XlsFormExport.write(form, workbook);
    XlsFormImport.Imported imported = XlsFormImport.read(workbook.toByteArray(), form.id());
    if (imported.form().isEmpty()) {
      List<Finding.Line> problems = imported.report().problems(Locale.ENGLISH);
      throw Problem.WORKBOOK_REFUSED.with("count", problems.size()).listing(problems);
    }
    QuestionnaireVersion version =
        questionnaires.add(
            study, form, new Questionnaires.Source(workbook.toByteArray(), List.of()), author);
    media.copy(base, version);
    audit.record(
        "questionnaire.edit",
        study.slug(),
        Map.of(
            "code",
            form.id(),
            "from",
            base.number(),
            "version",
            version.number(),
            "seal",
            version.seal()));
    return version;
  }
}
