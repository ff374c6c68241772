package org.fieldvoice.response;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Circumstances;
import org.fieldvoice.questionnaire.Filling;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.questionnaire.Violation;

/**
 * Holds a submission against one version of a form, once more than the phone did: what is
 * irrelevant is dropped, what is calculated is calculated again, every rule is asked. Made once a
 * version; pure.
 */
final class SubmissionCheck {

  /** Metadata that would tell on the phone or its owner; a form may ask for it, it is not kept. */
  private static final Set<QuestionType> NOT_KEPT =
      EnumSet.of(
          QuestionType.DEVICE_ID,
          QuestionType.USERNAME,
          QuestionType.EMAIL,
          QuestionType.PHONE_NUMBER,
          QuestionType.AUDIT);

  /** A question that is answered in less time was hardly read. */
  private static final double FAST_SECONDS = 1.0;

  private static final Duration CLOCK_MAY_BE_OFF = Duration.ofHours(1);

  private final FormLogic logic;
  private final Set<String> notKept = new HashSet<>();
  private final Set<String> notCompared = new HashSet<>();

  /** The keys of what a person answers, in the alphabet's order. */
  private final List<String> compared;

  /**
   * A submission that keeps every rule.
   *
   * @param answers the answers document
   * @param document the same as JSON
   * @param identity the identifier answers; empty where there are none
   * @param content what the person answered, to be compared with what is sent under the same id
   *     later: without what the phone or the form fills in, which differs when the same is sent
   *     again
   * @param attachments the ids of the files that it names
   * @param flags quality flags: {@code fast}, {@code clock}, {@code trapped}
   */
  record Checked(
      JsonObject answers,
      String document,
      JsonObject identity,
      byte[] content,
      List<String> attachments,
      Set<String> flags) {}

  SubmissionCheck(FormLogic logic) {
    this.logic = logic;
    Scope scope = Scope.of(logic.form());
    scope
        .questions()
        .forEach(
            (key, question) -> {
              if (NOT_KEPT.contains(question.type())) {
                notKept.add(key);
              }
              if (question.isUnseen()) {
                notCompared.add(key);
              }
            });
    compared = scope.keys().stream().filter(key -> !notCompared.contains(key)).sorted().toList();
  }

  /** True where an answer of this question is stored. */
  static boolean isKept(Question question) {
    return question.type() != QuestionType.NOTE && !NOT_KEPT.contains(question.type());
  }

  /**
   * The submission as it is stored.
   *
   * @throws org.fieldvoice.platform.ProblemException {@code MALFORMED} for keys that the form
   *     doesn't have, {@code SUBMISSION_INVALID} with an {@link AnswerProblem} for each broken rule
   */
  Checked check(Submission submission, Instant now) {
    OffsetDateTime moment = submission.submittedAt().orElseGet(() -> now.atOffset(ZoneOffset.UTC));
    Circumstances circumstances =
        new Circumstances(moment, new SplittableRandom(), submission.language());
    Filling filling = Filling.of(logic, kept(submission.answers()), circumstances);
    refuse(filling.violations(), submission.language());
    JsonObject answers = filling.answers();
    JsonObject identity = filling.identifiers();
    List<String> attachments = new ArrayList<>();
    findAttachments(answers, attachments);
    findAttachments(identity, attachments);
    Map<String, String> texts = texts(answers);
    return new Checked(
        answers,
        document(texts),
        identity,
        content(List.of(texts, texts(identity))),
        attachments,
        flags(submission, answers, now));
  }

  private JsonObject kept(JsonObject sent) {
    if (notKept.stream().noneMatch(sent::containsKey)) {
      return sent;
    }
    JsonObjectBuilder kept = Submission.JSON.createObjectBuilder(sent);
    notKept.forEach(kept::remove);
    return kept.build();
  }

  private void refuse(List<Violation> violations, String language) {
    if (violations.isEmpty()) {
      return;
    }
    List<AnswerProblem> problems =
        violations.stream().map(v -> AnswerProblem.of(v, logic.form(), language)).toList();
    if (violations.stream().anyMatch(v -> v.rule() == Violation.Rule.UNKNOWN)) {
      throw Problem.MALFORMED
          .with("why", "unknown question " + violations.get(0).path())
          .listing(problems);
    }
    throw Problem.SUBMISSION_INVALID.with("count", problems.size()).listing(problems);
  }

  /** Each answer as JSON, written once for the document and for what is compared. */
  private static Map<String, String> texts(JsonObject answers) {
    Map<String, String> texts = new LinkedHashMap<>();
    answers.forEach((key, answer) -> texts.put(key, answer.toString()));
    return texts;
  }

  private static String document(Map<String, String> texts) {
    StringBuilder document = new StringBuilder(1024).append('{');
    texts.forEach(
        (key, text) ->
            document
                .append(document.length() == 1 ? "" : ",")
                .append(Submission.JSON.createValue(key))
                .append(':')
                .append(text));
    return document.append('}').toString();
  }

  private byte[] content(List<Map<String, String>> parts) {
    StringBuilder content = new StringBuilder(1024);
    for (Map<String, String> texts : parts) {
      for (String key : compared) {
        String text = texts.get(key);
        if (text != null) {
          content.append(key).append('=').append(text).append('\n');
        }
      }
    }
    return content.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A file's answer is {@code {"attachment": "id"}}, and nothing else looks like that. */
  private static void findAttachments(JsonValue value, List<String> found) {
    if (value instanceof JsonObject object) {
      if (object.size() == 1 && object.get("attachment") instanceof JsonString id) {
        found.add(id.getString());
      } else {
        object.values().forEach(inner -> findAttachments(inner, found));
      }
    } else if (value instanceof JsonArray array) {
      array.forEach(inner -> findAttachments(inner, found));
    }
  }

  private Set<String> flags(Submission submission, JsonObject answers, Instant now) {
    Set<String> flags = new TreeSet<>();
    if (submission.trapped()) {
      flags.add("trapped");
    }
    Optional<Instant> submitted = submission.submittedAt().map(OffsetDateTime::toInstant);
    Optional<Instant> started = submission.startedAt().map(OffsetDateTime::toInstant);
    if (submitted.filter(now.plus(CLOCK_MAY_BE_OFF)::isBefore).isPresent()) {
      flags.add("clock");
    }
    if (started.isPresent() && submitted.isPresent()) {
      double seconds = Duration.between(started.get(), submitted.get()).toMillis() / 1000.0;
      long asked = answers.keySet().stream().filter(key -> !notCompared.contains(key)).count();
      if (seconds < 0) {
        flags.add("clock");
      } else if (seconds < FAST_SECONDS * asked) {
        flags.add("fast");
      }
    }
    return flags;
  }
}
