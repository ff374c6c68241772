package org.fieldvoice.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.QuestionnaireVersion;
import org.fieldvoice.questionnaire.Questionnaires;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;
import org.fieldvoice.study.Channel;
import org.fieldvoice.study.Channels;
import org.fieldvoice.study.Site;
import org.fieldvoice.study.Sites;
import org.fieldvoice.study.Studies;
import org.fieldvoice.study.Study;

/**
 * The sample study as it stands before its first answer: sites, a channel, a published
 * questionnaire.
 */
@ApplicationScoped
class SampleBeginning {

  static final String SLUG = "wesupport";
  private static final String TITLE = "WeSupport 学习平台研究 · WeSupport learning platform";

  @Inject private Studies studies;
  @Inject private Sites sites;
  @Inject private Channels channels;
  @Inject private Questionnaires questionnaires;
  @Inject private Clock clock;

  /** What further steps need. */
  record Begun(Study study, long questionnaireId, String code) {}

  @Transactional
  Begun make(long accountId) {
    Study study =
        studies.add(new Study(SLUG, TITLE, List.of("zh", "en"), clock.instant()), accountId);
    sites.add(new Site(study, "shenzhen-a", "深圳 A 厂 · Shenzhen A", OptionalInt.of(160)));
    sites.add(new Site(study, "dongguan-b", "东莞 B 厂 · Dongguan B", OptionalInt.of(150)));
    sites.add(new Site(study, "dongguan-c", "东莞 C 厂 · Dongguan C", OptionalInt.of(120)));
    channels.add(new Channel(study, "poster", "厂门口海报 · Poster at the gate"));
    channels.add(new Channel(study, "wechat-group", "微信群 · WeChat group"));
    byte[] workbook = workbook();
    XlsFormImport.Imported imported = XlsFormImport.read(workbook, "wesupport_users");
    Form form =
        imported
            .form()
            .orElseThrow(() -> new IllegalStateException("the sample workbook has errors"));
    QuestionnaireVersion version =
        questionnaires.add(study, form, new Questionnaires.Source(workbook, List.of()), accountId);
    version.publish(accountId, clock.instant());
    return new Begun(study, version.questionnaireId(), form.id());
  }

  private static byte[] workbook() {
    try (InputStream file =
        SampleBeginning.class.getResourceAsStream("/db/sample/questionnaire.xlsx")) {
      if (file == null) {
        throw new IllegalStateException(
            "db/sample/questionnaire.xlsx is missing from the application");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
