package org.fieldvoice.questionnaire;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.fieldvoice.platform.BlobStore;
import org.fieldvoice.platform.Download;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.fieldvoice.study.Study;

/** The pictures, sounds and videos of a version; they change in a draft of the next one only. */
@Path("studies/{study}/questionnaires/{code}/versions/{number: [0-9]{1,9}}/media")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
public class VersionMediaResource {

  @Inject private Access access;
  @Inject private Questionnaires questionnaires;
  @Inject private VersionMedia media;
  @Inject private BlobStore blobs;

  @GET
  public List<MediaView> list(
      @PathParam("study") String slug,
      @PathParam("code") String code,
      @PathParam("number") int number) {
    QuestionnaireVersion version = version(slug, code, number);
    return MediaView.all(questionnaires.form(version), media.of(version.id()), Set.of());
  }

  @GET
  @Path("{name}")
  @Produces(MediaType.WILDCARD)
  public Response one(
      @PathParam("study") String slug,
      @PathParam("code") String code,
      @PathParam("number") int number,
      @PathParam("name") String name,
      @Context Request request) {
    return media
        .of(version(slug, code, number).id(), name)
        .map(file -> Download.stored(file, name, blobs, request))
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", name));
  }

  private QuestionnaireVersion version(String slug, String code, int number) {
    Study study = access.to(slug, Right.VIEW);
    return questionnaires
        .version(study, code, number)
        .orElseThrow(
            () -> Problem.NOT_FOUND.with("what", "questionnaire " + code + " version " + number));
  }
}
