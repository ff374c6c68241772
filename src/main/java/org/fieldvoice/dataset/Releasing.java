package org.fieldvoice.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.fieldvoice.platform.Jobs;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Forms;
import org.fieldvoice.questionnaire.QuestionnaireVersion;
import org.fieldvoice.questionnaire.Questionnaires;
import org.fieldvoice.response.Harmonised;
import org.fieldvoice.response.Responses;
import org.fieldvoice.response.Selection;
import org.fieldvoice.response.StoredResponse;
import org.fieldvoice.study.Study;

/**
 * The step from responses to a release: what is asked for is checked at once, the rest is a job.
 */
@ApplicationScoped
public class Releasing {

  private static final int SEED_BYTES = 32;

  /** Responses may come or go while they are read; then the release is made again, so often. */
  private static final int TRIES = 3;

  @Inject private Questionnaires questionnaires;
  @Inject private Forms forms;
  @Inject private Responses responses;
  @Inject private Releases releases;
  @Inject private Jobs jobs;
  @Inject private Clock clock;
  @Inject private SecureRandom random;

  /** A release and the job that makes it. */
  public record Started(long release, long job) {}

  /**
   * Starts a release. Not to be called within a transaction: the job reads what is stored here.
   *
   * @param wish a policy document over the questionnaire's own; may be empty
   * @param accountId who asks for it
   */
  public Started start(Study study, String code, JsonObject wish, long accountId) {
    Source source = source(study, code);
    Policy policy = PolicyJson.read(wish, source.policy());
    PolicyFault.refuse(PolicyCheck.faults(policy, source.variables()));
    byte[] seed = new byte[SEED_BYTES];
    random.nextBytes(seed);
    Release release =
        releases.add(
            new Release(
                source.subject(), policy, seed, new Release.Asked(accountId, clock.instant())));
    ReleaseArchive archive =
        new ReleaseArchive(source.about(study), Plan.of(policy, source.variables()), seed);
    Snapshot snapshot = snapshot(source);
    long id = release.id();
    String result = "/api/studies/" + study.slug() + "/releases/" + id;
    long job =
        jobs.start(
            study.id(),
            "release",
            progress -> {
              make(id, archive, snapshot, progress::at);
              return result;
            });
    releases.isMadeBy(id, job);
    return new Started(id, job);
  }

  /** Keeps a policy document for the questionnaire's next releases. */
  public void keepPolicy(Study study, String code, JsonObject document) {
    Source source = source(study, code);
    Policy policy = PolicyJson.read(document, DefaultPolicy.of(source.variables()));
    PolicyFault.refuse(PolicyCheck.faults(policy, source.variables()));
    releases.keep(
        new KeptPolicy(source.subject().questionnaireId(), document.toString(), clock.instant()));
  }

  /**
   * What a release can be made of: the latest published version, its variables, the policy that it
   * starts from.
   */
  record Source(Release.Subject subject, Variables variables, Policy policy) {
    private ReleaseArchive.About about(Study study) {
      return new ReleaseArchive.About(
          study.slug(), study.title(), subject.code(), subject.title(), subject.version());
    }
  }

  Source source(Study study, String code) {
    QuestionnaireVersion version =
        questionnaires
            .published(study, code)
            .orElseThrow(() -> Problem.NOT_FOUND.with("what", "published questionnaire " + code));
    Map<Integer, Form> earlier = new LinkedHashMap<>();
    questionnaires.publishedBefore(version).forEach(v -> earlier.put(v.number(), forms.of(v.id())));
    Variables variables =
        Variables.of(
            forms.of(version.id()), responses.forms(version.questionnaireId()).values(), earlier);
    Policy proposed = DefaultPolicy.of(variables);
    Policy policy =
        releases
            .keptPolicy(version.questionnaireId())
            .map(kept -> PolicyJson.read(kept, proposed).forThe(variables))
            .orElse(proposed);
    Release.Subject subject =
        new Release.Subject(
            study.id(), version.questionnaireId(), code, version.title(), version.number());
    return new Source(subject, variables, policy);
  }

  private Snapshot snapshot(Source source) {
    long questionnaireId = source.subject().questionnaireId();
    Harmonised harmonised = responses.harmonised(questionnaireId, source.variables().form());
    return row ->
        responses.each(
            Selection.counted(questionnaireId), r -> row.accept(answered(r, harmonised)));
  }

  private static Answered answered(StoredResponse response, Harmonised harmonised) {
    Map<String, String> known =
        Map.of(
            Variables.SITE, response.site().orElse(""),
            Variables.CHANNEL, response.channel().orElse(""),
            Variables.LANGUAGE, response.language(),
            Variables.SUBMITTED,
                response.submittedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString());
    return new Answered(response.instanceId(), known, harmonised.document(response));
  }

  private void make(long id, ReleaseArchive archive, Snapshot snapshot, DoubleConsumer progress)
      throws IOException {
    Path file = Files.createTempFile("release", ".zip");
    try {
      ReleaseArchive.Written written = written(file, archive, snapshot, progress);
      progress.accept(0.95);
      try (InputStream in = Files.newInputStream(file)) {
        releases.finish(
            id,
            in,
            new Releases.Made(written.report(), files(written.manifest()), clock.instant()));
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static ReleaseArchive.Written written(
      Path file, ReleaseArchive archive, Snapshot snapshot, DoubleConsumer progress)
      throws IOException {
    for (int left = TRIES; ; left--) {
      try (OutputStream out = Files.newOutputStream(file)) {
        return archive.writeTo(out, snapshot, progress);
      } catch (ProblemException e) {
        if (e.problem() != Problem.RESPONSES_CHANGED || left == 1) {
          throw e;
        }
      }
    }
  }

  private static JsonArray files(JsonObject manifest) {
    return manifest.getJsonArray("files");
  }
}
