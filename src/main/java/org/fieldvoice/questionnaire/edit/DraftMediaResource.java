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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.platform.BlobStore;
import org.fieldvoice.platform.Download;
import org.fieldvoice.platform.MaxBody;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.MediaView;
import org.fieldvoice.questionnaire.Questionnaire;
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
  @Inject private BlobStore blobs;

  /** The files that its form names, and those that lie beside it. */
  @GET
  public List<MediaView> list(
      @PathParam("study") String slug, @PathParam("code") String code, @PathParam("id") long id) {
    QuestionnaireDraft draft =
        drafts.require(questionnaire(access.to(slug, Right.VIEW), code).id(), id);
    DraftMedia.Files all = media.of(draft);
    return MediaView.all(draft.form(), all.files(), all.added());
  }

  @GET
  @Path("{name}")
  @Produces(MediaType.WILDCARD)
  public Response one(
      @PathParam("study") String slug,
      @PathParam("code") String code,
      @PathParam("id") long id,
      @PathParam("name") String name,
      @Context Request request) {
    QuestionnaireDraft draft =
        drafts.require(questionnaire(access.to(slug, Right.VIEW), code).id(), id);
    return Optional.ofNullable(media.of(draft).files().get(name))
        .map(file -> Download.stored(file, name, blobs, request))
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", name));
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
    QuestionnaireDraft draft =
        drafts.requireAlone(questionnaire(access.to(slug, Right.DESIGN), code), id);
    draft
        .finishedAs()
        .ifPresent(
            version -> {
              throw Problem.DRAFT_FINISHED.with("version", version);
            });
    return draft;
  }

  private Questionnaire questionnaire(Study study, String code) {
    return questionnaires
        .byCode(study, code)
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", "questionnaire " + code));
  }
}
