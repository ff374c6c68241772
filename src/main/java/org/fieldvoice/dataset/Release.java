package org.fieldvoice.dataset;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An anonymised copy of a questionnaire's responses. It is born as a wish (which questionnaire,
 * which policy), gets the job that makes it, and once finished never changes: who downloads it in
 * ten years gets the same bytes.
 */
@Entity
@Table(name = "dataset_release")
@SuppressWarnings("UnusedVariable") // queries and the database's rules read the other columns
class Release {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private long studyId;
  private long questionnaireId;
  private String questionnaireCode;
  private String title;
  private int versionNumber;
  private String policy;
  private byte[] seed;
  private long madeBy;
  private LocalDateTime madeAt;
  private @Nullable Long jobId;
  private @Nullable Long blobId;
  private @Nullable String report;
  private @Nullable String files;
  private @Nullable Integer kReached;
  private @Nullable Long rowCount;
  private @Nullable Long leftOut;
  private @Nullable LocalDateTime finishedAt;

  protected Release() {}

  /** What a release is of: a version of a questionnaire, as it was called then. */
  record Subject(long studyId, long questionnaireId, String code, String title, int version) {}

  /** Who asked for it, and when. */
  record Asked(long accountId, Instant at) {}

  /** A release that is still to be made; {@code seed} are 32 secret random bytes. */
  Release(Subject subject, Policy policy, byte[] seed, Asked asked) {
    this.studyId = subject.studyId();
    this.questionnaireId = subject.questionnaireId();
    this.questionnaireCode = subject.code();
    this.title = subject.title();
    this.versionNumber = subject.version();
    this.policy = PolicyJson.write(policy).toString();
    this.seed = seed.clone();
    this.madeBy = asked.accountId();
    this.madeAt = LocalDateTime.ofInstant(asked.at(), ZoneOffset.UTC);
  }

  void isMadeBy(long job) {
    jobId = job;
  }

  /** The archive is there; from now on nothing changes. */
  void finish(long blob, Report made, JsonArray manifestFiles, Instant now) {
    if (blobId != null) {
      throw new IllegalStateException("release " + id + " is finished");
    }
    blobId = blob;
    report = made.toJson().toString();
    files = manifestFiles.toString();
    kReached = made.classes().reached();
    rowCount = made.rows().released();
    leftOut = made.rows().suppressed();
    finishedAt = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
  }

  long id() {
    return id;
  }

  String questionnaireCode() {
    return questionnaireCode;
  }

  String title() {
    return title;
  }

  int versionNumber() {
    return versionNumber;
  }

  JsonObject policy() {
    return object(policy);
  }

  Instant madeAt() {
    return madeAt.toInstant(ZoneOffset.UTC);
  }

  OptionalLong job() {
    return jobId == null ? OptionalLong.empty() : OptionalLong.of(jobId);
  }

  /** The archive, once there is one. */
  OptionalLong blob() {
    return blobId == null ? OptionalLong.empty() : OptionalLong.of(blobId);
  }

  Optional<JsonObject> report() {
    return Optional.ofNullable(report).map(Release::object);
  }

  JsonArray files() {
    return files == null
        ? JsonArray.EMPTY_JSON_ARRAY
        : Json.createReader(new StringReader(files)).readArray();
  }

  int kReached() {
    return kReached == null ? 0 : kReached;
  }

  long rowCount() {
    return rowCount == null ? 0 : rowCount;
  }

  long leftOut() {
    return leftOut == null ? 0 : leftOut;
  }

  private static JsonObject object(String json) {
    return Json.createReader(new StringReader(json)).readObject();
  }
}
