package org.fieldvoice.casestudy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.fieldvoice.analysis.Chart;
import org.fieldvoice.analysis.Crosstab;
import org.fieldvoice.analysis.Inquiry;
import org.fieldvoice.analysis.Results;
import org.fieldvoice.analysis.Tabulation;
import org.fieldvoice.interview.Excerpts;
import org.fieldvoice.interview.Stories;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Questionnaire;
import org.fieldvoice.questionnaire.QuestionnaireVersion;
import org.fieldvoice.questionnaire.Questionnaires;
import org.fieldvoice.study.Study;

/** What the database knows of a study, for its documents. */
@ApplicationScoped
class StudyEvidence {

  private static final String COUNTED =
      " from survey_response r where r.questionnaire_id = ?1 and r.state <> 'excluded'";

  @PersistenceContext private EntityManager em;
  @Inject private Results results;
  @Inject private Questionnaires questionnaires;
  @Inject private Stories stories;
  @Inject private Excerpts excerpts;
  @Inject private Clock clock;

  /** The evidence for a manuscript, its numbers as of this moment. */
  Evidence of(Study study, Manuscript manuscript, Instant at) {
    return new Asked(study, manuscript, at);
  }

  /** The code of the study's first questionnaire; empty where it has none yet. */
  String onlyQuestionnaire(Study study) {
    return questionnaires.of(study).stream().findFirst().map(Questionnaire::code).orElse("");
  }

  /** Which responses there are now: any that came, changed, was excluded or withdrawn tells. */
  DataState state(Study study, String code) {
    Optional<Questionnaire> questionnaire = questionnaires.byCode(study, code);
    if (questionnaire.isEmpty()) {
      return new DataState("", 0);
    }
    Object[] row =
        (Object[])
            em.createNativeQuery(
                    "select count(*), coalesce(max(r.id), 0), coalesce(sum(r.revision), 0)"
                        + COUNTED)
                .setParameter(1, questionnaire.get().id())
                .getSingleResult();
    return new DataState(row[0] + " " + row[1] + " " + row[2], ((Number) row[0]).longValue());
  }

  /** Answers each question once, however often a document asks it. */
  private final class Asked implements Evidence {
    private final Study study;
    private final Manuscript manuscript;
    private final Instant at;
    private final Map<String, Object> known = new HashMap<>();

    Asked(Study study, Manuscript manuscript, Instant at) {
      this.study = study;
      this.manuscript = manuscript;
      this.at = at;
    }

    private Inquiry inquiry(String where) {
      return Inquiry.of(study, manuscript.questionnaire(), manuscript.language()).where(where);
    }

    private <T> T once(Class<T> type, String key, Supplier<T> asking) {
      String whole = type.getSimpleName() + " " + key;
      Object found = known.get(whole);
      if (found == null) {
        found = asking.get();
        known.put(whole, found);
      }
      return type.cast(found);
    }

    @Override
    public Tabulation tabulation(String question, String where) {
      return once(
          Tabulation.class,
          question + " where " + where,
          () -> results.tabulation(inquiry(where), question));
    }

    @Override
    public Crosstab crosstab(String rows, String columns, String where) {
      return once(
          Crosstab.class,
          rows + " by " + columns + " where " + where,
          () -> results.crosstab(inquiry(where), rows, columns));
    }

    @Override
    public Chart chart(String questionOrGroup, String where) {
      return results.chart(inquiry(where), questionOrGroup);
    }

    @Override
    public long responses(String where) {
      return once(Long.class, where, () -> results.responses(inquiry(where)));
    }

    @Override
    public Told story(long id) {
      Stories.PublishedStory story = stories.published(study.id(), id);
      List<Said> said =
          story.paragraphs().stream().map(p -> new Said(p.quote(), p.text())).toList();
      return new Told(story.pseudonym(), story.title(), said);
    }

    @Override
    public Told quote(long excerpt) {
      Excerpts.Quotation quotation =
          excerpts.quotable(study, excerpt, manuscript.language(), LocalDate.now(clock));
      return new Told(quotation.pseudonym(), "", List.of(new Said(true, quotation.text())));
    }

    @Override
    public Facts facts() {
      return once(Facts.class, "", this::counted);
    }

    private Facts counted() {
      Questionnaire questionnaire =
          questionnaires
              .byCode(study, manuscript.questionnaire())
              .orElseThrow(
                  () ->
                      Problem.NOT_FOUND.with(
                          "what", "questionnaire " + manuscript.questionnaire()));
      String title =
          questionnaires
              .published(questionnaire)
              .map(QuestionnaireVersion::title)
              .orElse(questionnaire.code());
      return new Facts(
          study.title(),
          title,
          period(questionnaire.id()),
          places(questionnaire.id()),
          results.responses(inquiry("")),
          interviews(),
          study.smallestGroup(),
          at);
    }

    private Optional<Period> period(long questionnaireId) {
      Object[] row =
          (Object[])
              em.createNativeQuery("select min(r.submitted_at), max(r.submitted_at)" + COUNTED)
                  .setParameter(1, questionnaireId)
                  .getSingleResult();
      return row[0] == null ? Optional.empty() : Optional.of(new Period(day(row[0]), day(row[1])));
    }

    private List<String> places(long questionnaireId) {
      List<?> names =
          em.createNativeQuery(
                  "select s.name from site s where s.id in (select r.site_id"
                      + COUNTED
                      + ") order by s.id")
              .setParameter(1, questionnaireId)
              .getResultList();
      return names.stream().map(Object::toString).toList();
    }

    private long interviews() {
      Object count =
          em.createNativeQuery(
                  "select count(distinct i.participant_id) from interview i join participant p on"
                      + " p.id = i.participant_id where i.study_id = ?1 and p.withdrawn_on is null")
              .setParameter(1, study.id())
              .getSingleResult();
      return ((Number) count).longValue();
    }
  }

  /** The database's times are UTC, whichever class the driver gives them. */
  private static LocalDate day(Object time) {
    return time instanceof Timestamp stamp
        ? LocalDate.ofInstant(stamp.toInstant(), ZoneOffset.UTC)
        : ((LocalDateTime) time).toLocalDate();
  }
}
