package org.fieldvoice.questionnaire.edit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.fieldvoice.platform.MaxBody;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Questionnaires;
import org.fieldvoice.questionnaire.xlsform.Upload;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.fieldvoice.study.Study;

/** Pictures, sounds and videos for a questionnaire that is being edited. */
@Path("studies/{study}/questionnaires/{code}/drafts/{id: [0-9]{1,18}}/media")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
public class DraftMediaResource {

  private static final long MOST_BYTES = 20L << 20;
  private static final String NAME = "[^/\\\\\\p{Cntrl}]{1,200}";

  @Inject private Access access;
  @Inject private Questionnaires questionnaires;
  @Inject private Drafts drafts;
  @Inject private DraftMedia media;

  /**
   * A file that the draft's labels can name.
   *
   * @param added true if it came to the draft, false if its version had it
   */
  public record FileView(String name, boolean added) {}

  @GET
  public List<FileView> list(
      @PathParam("study") String slug, @PathParam("code") String code, @PathParam("id") long id) {
    QuestionnaireDraft draft = draft(access.to(slug, Right.VIEW), code, id);
    Map<String, Long> added = media.of(draft);
    TreeSet<String> names = new TreeSet<>(added.keySet());
    names.addAll(questionnaires.mediaNames(draft.baseVersionId()));
    List<FileView> files = new ArrayList<>();
    names.forEach(name -> files.add(new FileView(name, added.containsKey(name))));
    return files;
  }

  @PUT
  @Path("{name}")
  @Consumes(MediaType.WILDCARD)
  @MaxBody(MOST_BYTES)
  public void put(
      @PathParam("study") String slug,
      @PathParam("code") String code,
      @PathParam("id") long id,
      @PathParam("name") String name,
      InputStream body) {
    if (!name.matches(NAME)) {
      throw Problem.MALFORMED.with("why", "a file's name without folders");
    }
    QuestionnaireDraft draft = open(slug, code, id);
    media.put(draft, name, new Upload.MediaFile(name, new byte[0]).mediaType(), body);
  }

  @DELETE
  @Path("{name}")
  public void remove(
      @PathParam("study") String slug,
      @PathParam("code") String code,
      @PathParam("id") long id,
      @PathParam("name") String name) {
    media.remove(open(slug, code, id), name);
  }

  private QuestionnaireDraft open(String slug, String code, long id) {
    QuestionnaireDraft draft = draft(access.to(slug, Right.DESIGN), code, id);
    draft
        .finishedAs()
        .ifPresent(
            version -> {
              throw Problem.DRAFT_FINISHED.with("version", version);
            });
    return draft;
  }

  private QuestionnaireDraft draft(Study study, String code, long id) {
    return questionnaires
        .byCode(study, code)
        .map(questionnaire -> drafts.requireAlone(questionnaire, id))
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", "questionnaire " + code));
  }
}
