package org.fieldvoice.questionnaire.edit;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.fieldvoice.platform.BlobStore;
import org.fieldvoice.platform.BlobStore.Blob;
import org.fieldvoice.platform.Sql;
import org.fieldvoice.questionnaire.QuestionnaireVersion;
import org.fieldvoice.questionnaire.VersionMedia;
import org.jspecify.annotations.Nullable;

/** The pictures, sounds and videos of drafts: what their versions have, and what changed since. */
@ApplicationScoped
class DraftMedia {

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private BlobStore blobs;
  @Inject private VersionMedia versions;

  /**
   * Files by name.
   *
   * @param files what the version will have that the draft becomes
   * @param added the names of those that came to the draft
   */
  record Files(SortedMap<String, Blob> files, Set<String> added) {}

  Files of(QuestionnaireDraft draft) {
    SortedMap<String, Blob> changed = changed(draft);
    SortedMap<String, Blob> files = versions.of(draft.baseVersionId());
    files.keySet().removeAll(takenOut(draft));
    files.putAll(changed);
    return new Files(files, new TreeSet<>(changed.keySet()));
  }

  private SortedMap<String, Blob> changed(QuestionnaireDraft draft) {
    return blobs.named("select name, blob_id from draft_media where draft_id = ?", draft.id());
  }

  private Set<String> takenOut(QuestionnaireDraft draft) {
    return blobs
        .named(
            "select t.name, m.blob_id from draft_media t"
                + " join questionnaire_draft d on d.id = t.draft_id"
                + " join questionnaire_media m on m.version_id = d.base_version_id and m.name = t.name"
                + " where t.draft_id = ? and t.blob_id is null",
            draft.id())
        .keySet();
  }

  /** Takes a file in, in the place of one of the same name. */
  void put(QuestionnaireDraft draft, String name, String mediaType, InputStream bytes) {
    forget(draft, name);
    set(draft, name, blobs.put(bytes, mediaType));
  }

  /** Takes a file out, though the version that the draft began from may have it. */
  void remove(QuestionnaireDraft draft, String name) {
    forget(draft, name);
    if (versions.of(draft.baseVersionId()).containsKey(name)) {
      set(draft, name, null);
    }
  }

  private void set(QuestionnaireDraft draft, String name, @Nullable Long blob) {
    Sql.run(
        database,
        "insert into draft_media (draft_id, name, blob_id) values (?, ?, ?)",
        draft.id(),
        name,
        blob);
  }

  private void forget(QuestionnaireDraft draft, String name) {
    Blob own = changed(draft).get(name);
    Sql.run(database, "delete from draft_media where draft_id = ? and name = ?", draft.id(), name);
    if (own != null) {
      blobs.delete(own.id());
    }
  }

  void removeAll(QuestionnaireDraft draft) {
    changed(draft).keySet().forEach(name -> forget(draft, name));
  }

  /** The version that the draft became takes them over, before what it has from its own past. */
  void moveTo(QuestionnaireDraft draft, QuestionnaireVersion version) {
    Sql.run(
        database,
        "delete from questionnaire_media where version_id = ? and name in"
            + " (select name from draft_media where draft_id = ?)",
        version.id(),
        draft.id());
    Sql.run(
        database,
        "insert into questionnaire_media (version_id, name, blob_id)"
            + " select ?, name, blob_id from draft_media where draft_id = ? and blob_id is not null",
        version.id(),
        draft.id());
    Sql.run(database, "delete from draft_media where draft_id = ?", draft.id());
  }
}
