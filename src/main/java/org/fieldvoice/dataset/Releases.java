package org.fieldvoice.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.platform.BlobStore;

/**
 * The releases, and the policies that questionnaires start from. A job has no request: it enters
 * here, too.
 */
@ApplicationScoped
public class Releases {

  @PersistenceContext private EntityManager em;
  @Inject private BlobStore blobs;

  @Transactional
  Release add(Release release) {
    em.persist(release);
    em.flush();
    return release;
  }

  @Transactional
  void isMadeBy(long id, long job) {
    em.find(Release.class, id).isMadeBy(job);
  }

  /** Stores the archive and what the release says of it, both or neither. */
  @Transactional
  void finish(long id, InputStream archive, Made made) {
    long blob = blobs.put(archive, "application/zip");
    em.find(Release.class, id).finish(blob, made.report(), made.files(), made.at());
    em.flush();
  }

  /** What was made, and when. */
  record Made(Report report, JsonArray files, Instant at) {}

  Optional<Release> find(long studyId, long id) {
    return em.createQuery(
            "select r from Release r where r.studyId = :study and r.id = :id", Release.class)
        .setParameter("study", studyId)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** One page of a study's releases, the newest first, those before this id. */
  List<Release> before(long studyId, long before, int limit) {
    return em.createQuery(
            "select r from Release r where r.studyId = :study and r.id < :before order by r.id desc",
            Release.class)
        .setParameter("study", studyId)
        .setParameter("before", before)
        .setMaxResults(limit)
        .getResultList();
  }

  Optional<JsonObject> keptPolicy(long questionnaireId) {
    return Optional.ofNullable(em.find(KeptPolicy.class, questionnaireId))
        .map(kept -> Json.createReader(new StringReader(kept.document())).readObject());
  }

  @Transactional
  void keep(KeptPolicy policy) {
    em.merge(policy);
    em.flush();
  }
}
