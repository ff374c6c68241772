package org.fieldvoice.respond;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Circumstances;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.respond.Drafts.Draft;
import org.fieldvoice.respond.Walk.Outcome;
import org.fieldvoice.respond.Walk.Step;
import org.fieldvoice.response.Link;
import org.fieldvoice.response.Mode;
import org.fieldvoice.response.Receipt;
import org.fieldvoice.response.Sender;
import org.fieldvoice.response.Submissions;

/**
 * One step of somebody whose browser runs no script: the draft, the walk, and at the end the
 * submission.
 */
@ApplicationScoped
class Steps {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");

  private static final Duration ONE_SITTING = Duration.ofHours(3);

  @Inject private Pages pages;
  @Inject private Drafts drafts;
  @Inject private Submissions submissions;
  @Inject private Clock clock;

  /**
   * A post.
   *
   * @param number the screen's
   * @param go what was pressed
   */
  record Post(Link link, Language language, Fields fields, int number, String go) {}

  /** The draft with this key that was sent before; it is kept a little longer. */
  Optional<Draft> sent(Link link, String key) {
    return Optional.of(key)
        .filter(named -> !named.isEmpty())
        .flatMap(named -> drafts.find(named, link.id(), clock.instant()))
        .filter(draft -> drafts.isSent(draft.instanceId()));
  }

  /** The draft that a post goes on with; a new one where it names none. */
  Draft draft(Link link, Fields fields) {
    String key = fields.first("draft");
    return key.isEmpty()
        ? first(link, fields.first(Fields.BEGIN))
        : drafts
            .find(key, link.id(), clock.instant())
            .orElseThrow(Problem.DRAFT_EXPIRED::asException);
  }

  /**
   * Whoever has gone back to the very first screen goes on with what was begun there, except on a
   * device that passes from hand to hand, or after so long that it may be somebody else.
   */
  private Draft first(Link link, String key) {
    Instant now = clock.instant();
    Optional<Draft> elsewhere =
        pages.resumes(link) ? drafts.newest(link.id(), now) : Optional.empty();
    if (elsewhere.isPresent()) {
      return elsewhere.get();
    }
    if (link.mode() != Mode.SELF || !Drafts.isKey(key)) {
      return drafts.add(link.id(), begun(link, drafts.newKey()), now);
    }
    Optional<Draft> before = drafts.find(key, link.id(), now);
    boolean mayGoOn =
        before.isEmpty()
            || before.get().startedAt().plus(ONE_SITTING).isAfter(now)
                && !drafts.isSent(before.get().instanceId());
    return mayGoOn
        ? before.orElseGet(() -> drafts.add(link.id(), begun(link, key), now))
        : drafts.add(link.id(), begun(link, drafts.newKey()), now);
  }

  private Draft begun(Link link, String key) {
    Document.Source source = pages.source(link.questionnaireId());
    FormLogic logic = pages.logic(source.versionId());
    Circumstances circumstances = pages.circumstances(logic.form().defaultLanguage());
    return Draft.begun(key, source, Walk.beginning(logic, circumstances), clock.instant());
  }

  Walk walk(Draft draft, Language language, Words words) {
    FormLogic logic = pages.logic(draft.versionId());
    Messages messages = new Messages(logic, language, words);
    return new Walk(logic, pages.circumstances(language), messages, draft.answers());
  }

  /** Where a post leads, and the draft as it is then. */
  record Gone(Step step, Draft draft) {}

  /** Takes the post into the draft and says where that leads. */
  Gone step(Walk walk, Draft draft, Post post) {
    Step step = walk.step(post.number(), post.fields(), post.go());
    if (step.outcome() == Outcome.SENT) {
      return new Gone(step, draft);
    }
    Progress progress =
        draft.course().progress().moved(post.number(), step.screen(), walk.asked(step));
    Draft moved = draft.on(draft.course().at(progress)).at(step.screen());
    drafts.save(moved, clock.instant());
    return new Gone(step, moved);
  }

  /** The draft of somebody who has agreed to the sheet. */
  Draft agreed(Draft draft, Agreeing to) {
    Instant now = clock.instant();
    Draft agreed = draft.on(draft.course().agreedTo(to.number(), to.language(), text(now)));
    drafts.save(agreed, now);
    return agreed;
  }

  void keep(Draft draft) {
    drafts.save(draft, clock.instant());
  }

  /** Sends a draft whose walk has come to its end. */
  Receipt send(Draft draft, Link link, Language language, Sender sender) {
    Instant now = clock.instant();
    setTimes(draft, pages.logic(draft.versionId()), now);
    JsonObjectBuilder submission =
        Json.createObjectBuilder()
            .add("instanceId", draft.instanceId().toString())
            .add("version", draft.number())
            .add("language", language.spoken())
            .add("startedAt", text(draft.startedAt()))
            .add("submittedAt", text(now))
            .add("answers", draft.answers().json());
    draft.course().addTo(submission);
    Receipt receipt =
        submissions.accept(
            link.token(), submission.build().toString().getBytes(StandardCharsets.UTF_8), sender);
    if (link.mode() == Mode.KIOSK) {
      drafts.forget(draft.key());
    } else {
      drafts.sent(draft, now);
    }
    return receipt;
  }

  private static void setTimes(Draft draft, FormLogic logic, Instant now) {
    setTimes(logic.form().items(), draft, logic, now);
  }

  /**
   * The times that nobody asks for; those in a repeat belong to phones that fill it in round by
   * round.
   */
  private static void setTimes(List<Item> items, Draft draft, FormLogic logic, Instant now) {
    for (Item item : items) {
      if (item instanceof Group group && !group.repeats()) {
        setTimes(group.items(), draft, logic, now);
      } else if (item instanceof Question question) {
        String time =
            question.type() == QuestionType.START
                ? text(draft.startedAt())
                : question.type() == QuestionType.END
                    ? text(now)
                    : question.type() == QuestionType.TODAY ? text(now).substring(0, 10) : "";
        if (!time.isEmpty()) {
          draft.answers().put(logic.step(question), Json.createValue(time));
        }
      }
    }
  }

  private static String text(Instant time) {
    return TIME.format(time.atOffset(ZoneOffset.UTC));
  }
}
