package org.fieldvoice.respond;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.fieldvoice.platform.LatelyUsed;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Circumstances;
import org.fieldvoice.questionnaire.Filling;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.Forms;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.LogicJson;
import org.fieldvoice.questionnaire.MarkdownPage;
import org.fieldvoice.questionnaire.Questionnaires;
import org.fieldvoice.questionnaire.VersionMedia;
import org.fieldvoice.respond.Walk.Outcome;
import org.fieldvoice.respond.Walk.Step;
import org.fieldvoice.response.Crockford;
import org.fieldvoice.response.Link;
import org.fieldvoice.response.Mode;
import org.fieldvoice.study.InformationSheet;
import org.fieldvoice.study.InformationSheets;
import org.fieldvoice.study.Participation;
import org.fieldvoice.study.Participations;
import org.fieldvoice.study.Studies;
import org.jspecify.annotations.Nullable;

/**
 * The pages that the server draws for respondents; a form's whole document is drawn once and kept.
 */
@ApplicationScoped
class Pages {

  private static final int KEPT = 200;

  @Inject private ServletContext web;
  @Inject private Forms forms;
  @Inject private Questionnaires questionnaires;
  @Inject private VersionMedia media;
  @Inject private Participations participations;
  @Inject private InformationSheets sheets;
  @Inject private Studies studies;
  @Inject private Clock clock;
  @Inject private SecureRandom random;

  private final LatelyUsed<Key, Document> documents = new LatelyUsed<>(KEPT);
  private @Nullable Drawing drawing;

  /**
   * @param ours the language of our own words
   */
  private record Key(long versionId, String language, String ours, Terms terms) {}

  @PostConstruct
  void prepare() {
    drawing = new Drawing(Assets.from(this::file));
  }

  private String file(String path) {
    try (InputStream in = web.getResourceAsStream("/" + path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is missing from the application");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Drawing drawing() {
    if (drawing == null) {
      throw new IllegalStateException("not prepared");
    }
    return drawing;
  }

  FormLogic logic(long versionId) {
    return forms.logic(versionId);
  }

  String title(long versionId, Language language) {
    Form form = logic(versionId).form();
    String title = form.title(language);
    return title.isEmpty() ? form.id() : title;
  }

  /** The version of a questionnaire that is answered now. */
  Document.Source source(long questionnaireId) {
    return questionnaires
        .newest(questionnaireId)
        .map(newest -> new Document.Source(newest.versionId(), newest.number()))
        .orElseThrow(() -> Problem.LINK_NOT_OPEN.with("opens", ""));
  }

  /** The published version with this number: answers go on in the version they began with. */
  Optional<Document.Source> source(long questionnaireId, int number) {
    return questionnaires
        .published(questionnaireId, number)
        .map(found -> new Document.Source(found.versionId(), found.number()));
  }

  Document document(Document.Source source, Language language, Words words, Link link) {
    Terms terms = terms(link, language);
    Key key = new Key(source.versionId(), language.tag(), words.tag(), terms);
    return documents.get(key, () -> draw(source, language, key));
  }

  private Document draw(Document.Source source, Language language, Key key) {
    Document.Subject subject =
        new Document.Subject(
            logic(source.versionId()),
            source.number(),
            language,
            Words.in(key.ours()),
            key.terms(),
            media(source.versionId()));
    return Document.of(subject, circumstances(language), drawing());
  }

  /**
   * How a single screen is shown.
   *
   * @param words our own
   * @param size of its text, as an address says it
   * @param searches what its lists were searched for, by path
   */
  record Show(
      Language language, Words words, @Nullable String size, Map<String, String> searches) {}

  /** One screen for a browser without script. */
  String screen(Walk walk, Step step, Drafts.Draft draft, Show show) {
    Language language = show.language();
    FormLogic logic = logic(draft.versionId());
    Words words = show.words();
    Filled.Said said = new Filled.Said(step.problems(), show.searches());
    Known known = Filled.of(logic, step.filling(), draft.answers(), said);
    Sheet sheet =
        new Sheet(
            logic.form(),
            language,
            words,
            known,
            media(draft.versionId()),
            LongLists.of(logic.form()),
            false);
    boolean end = step.outcome() == Outcome.END;
    double done = draft.course().progress().at(step.screen(), walk.asked(step));
    return drawing()
        .page(
            new PageView(
                sheet,
                drawing().frame(sheet).sized(show.size()),
                end ? List.of() : List.of(walk.screens().get(step.screen() - 1)),
                step.screen(),
                Math.round(100 * done),
                walk.isFirst(step),
                walk.isLast(step),
                draft.key(),
                Crockford.grouped(draft.code()),
                step.problems().isEmpty() ? null : words.say("errors"),
                null,
                "",
                Mode.SELF,
                null,
                List.of()));
  }

  /** What has to be agreed to before a draft that was begun without goes on. */
  String agreement(Drafts.Draft draft, Show show, Terms terms) {
    Language language = show.language();
    FormLogic logic = logic(draft.versionId());
    Words words = show.words();
    Filling filling = Filling.of(logic, draft.answers().json(), circumstances(language));
    Known known = Filled.of(logic, filling, draft.answers(), Filled.Said.NOTHING);
    Sheet sheet =
        new Sheet(
            logic.form(), language, words, known, Media.NONE, LongLists.of(logic.form()), false);
    return drawing()
        .page(
            new PageView(
                sheet,
                drawing().frame(sheet).sized(show.size()),
                List.of(),
                1,
                0,
                true,
                false,
                draft.key(),
                null,
                null,
                null,
                "",
                Mode.SELF,
                terms.agreeing().orElseThrow(),
                terms.recorded(logic.form(), words)));
  }

  /** The terms on which the link's study is answered in this language. */
  Terms terms(Link link, Language language) {
    Participation rules = participations.of(link.studyId());
    Optional<Agreeing> agreeing =
        Optional.of(link)
            .filter(l -> rules.agreementRequired())
            .flatMap(l -> sheets.newest(l.studyId()))
            .map(newest -> agreeing(newest, link, language));
    return new Terms(
        agreeing,
        rules.paradata(),
        rules.origin(),
        rules.passingOn().isPresent(),
        resumes(link),
        link.mode());
  }

  /** True where the link is one person's and the study lets it open what was begun with it. */
  boolean resumes(Link link) {
    return link.kind() == Link.Kind.INVITATION
        && link.mode() == Mode.SELF
        && participations.of(link.studyId()).resumeByInvitation();
  }

  /** The first language of the study that asks through this link. */
  String mainLanguage(Link link) {
    return studies.find(link.studyId()).map(study -> study.languages().get(0)).orElse("en");
  }

  private Agreeing agreeing(InformationSheet sheet, Link link, Language language) {
    InformationSheet.Text text = sheet.in(language.spoken(), mainLanguage(link));
    return new Agreeing(
        sheet.number(),
        text.language(),
        MarkdownPage.html(text.words()),
        text.recording().isPresent());
  }

  private Media media(long versionId) {
    return new Media(versionId, media.of(versionId).keySet());
  }

  /**
   * A long list of a version, written to a stream: what a phone fetches when its question comes
   * near.
   */
  Optional<Consumer<OutputStream>> list(long versionId, String tag, String name) {
    FormLogic logic = logic(versionId);
    return LongLists.of(logic.form()).names().contains(name)
        ? Optional.of(out -> LogicJson.writeList(logic, name, tag, out))
        : Optional.empty();
  }

  Circumstances circumstances(Language language) {
    return new Circumstances(
        OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)), random, language.tag());
  }
}
