package org.fieldvoice.casestudy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fieldvoice.account.Caller;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.fieldvoice.study.Study;
import org.jspecify.annotations.Nullable;

/** Case studies: written as blocks, read as PDF or page, issued with their numbers frozen. */
@Path("studies/{study}/case-studies")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Case studies")
public class CaseStudiesResource {

  private static final String PDF = "application/pdf";
  private static final String HTML = "text/html;charset=UTF-8";

  @Inject private CaseStudies caseStudies;
  @Inject private Printing printing;
  @Inject private Access access;
  @Inject private Caller caller;
  @Inject private Audit audit;
  @Inject private Clock clock;
  @Inject private SecureRandom random;
  @Context private @Nullable HttpHeaders headers;

  /**
   * How a text would read now.
   *
   * @param html the page, with a number that can't be filled in as it was written
   */
  public record Preview(String html, List<ManuscriptFault> problems) {}

  @GET
  @Operation(
      summary = "The study's case studies, without their blocks",
      description =
          "With affected=true only those with an edition in which somebody is quoted who no longer agrees.")
  public List<CaseStudyView> list(
      @PathParam("study") String slug,
      @QueryParam("affected") @DefaultValue("false") String affected) {
    Study study = access.to(slug, Right.VIEW);
    return caseStudies.of(study).stream()
        .map(c -> printing.view(study, c, Optional.empty()))
        .filter(
            v ->
                !affected.equals("true")
                    || v.editions().stream().anyMatch(e -> !e.affected().isEmpty()))
        .toList();
  }

  @POST
  @Operation(
      summary = "Writes a new case study: {title, subtitle?, language?, questionnaire?, blocks[]}",
      description = ManuscriptReader.SHAPE)
  public Response add(@PathParam("study") String slug, JsonStructure body) {
    Study study = access.to(slug, Right.PUBLISH);
    Manuscript manuscript = read(study, body);
    CaseStudy added =
        caseStudies.add(
            new CaseStudy(study.id(), manuscript, blocks(body), saving(study, manuscript)));
    audit.record("case-study.create", slug, Map.of("caseStudy", added.id()));
    return Response.status(201).entity(whole(study, added)).build();
  }

  @POST
  @Path("preview")
  @Operation(summary = "How a text reads with today's numbers; nothing is stored")
  public Preview preview(@PathParam("study") String slug, JsonStructure body) {
    Study study = access.to(slug, Right.PUBLISH);
    PaperWriter.Written written = printing.written(study, read(study, body), Optional.empty());
    return new Preview(new PaperPage(written.paper(), "").html(), written.faults());
  }

  @GET
  @Path("{id: \\d+}")
  public CaseStudyView one(@PathParam("study") String slug, @PathParam("id") long id) {
    Study study = access.to(slug, Right.PUBLISH);
    return whole(study, caseStudies.require(study, id));
  }

  @PUT
  @Path("{id: \\d+}")
  @Operation(summary = "Replaces the text; editions keep theirs")
  public CaseStudyView write(
      @PathParam("study") String slug, @PathParam("id") long id, JsonStructure body) {
    Study study = access.to(slug, Right.PUBLISH);
    CaseStudy caseStudy = caseStudies.require(study, id);
    Manuscript manuscript = read(study, body);
    caseStudy.write(manuscript, blocks(body), saving(study, manuscript));
    caseStudies.flush();
    audit.record("case-study.change", slug, Map.of("caseStudy", id));
    return whole(study, caseStudy);
  }

  @DELETE
  @Path("{id: \\d+}")
  @Operation(summary = "Throws a draft away; refused once there is an edition")
  public void remove(@PathParam("study") String slug, @PathParam("id") long id) {
    Study study = access.to(slug, Right.PUBLISH);
    CaseStudy caseStudy = caseStudies.require(study, id);
    if (!caseStudies.editions(caseStudy).isEmpty()) {
      throw Problem.CASE_STUDY_ISSUED.with("caseStudy", id);
    }
    caseStudies.remove(caseStudy);
    audit.record("case-study.remove", slug, Map.of("caseStudy", id));
  }

  @GET
  @Path("{id: \\d+}.pdf")
  @Produces({PDF, MediaType.APPLICATION_JSON})
  @Operation(summary = "The latest edition, or the draft while there is none or with draft=true")
  public Response pdf(
      @PathParam("study") String slug,
      @PathParam("id") long id,
      @QueryParam("draft") @DefaultValue("false") String draft,
      @QueryParam("edition") @Nullable Integer edition) {
    Paper paper = paper(slug, id, draft.equals("true"), Optional.ofNullable(edition));
    return Response.ok(printing.pdf(paper), PDF)
        .header("Content-Disposition", Printing.disposition(paper, "pdf"))
        .build();
  }

  @GET
  @Path("{id: \\d+}.html")
  @Produces({HTML, MediaType.APPLICATION_JSON})
  @Operation(summary = "The same as one page that needs no other file")
  public Response html(
      @PathParam("study") String slug,
      @PathParam("id") long id,
      @QueryParam("draft") @DefaultValue("false") String draft,
      @QueryParam("edition") @Nullable Integer edition) {
    Paper paper = paper(slug, id, draft.equals("true"), Optional.ofNullable(edition));
    return Response.ok(printing.html(paper), HTML)
        .header("Content-Security-Policy", printing.policy())
        .build();
  }

  @POST
  @Path("{id: \\d+}/issue")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Adds an edition: text and numbers as they are now, for good")
  public Response issue(@PathParam("study") String slug, @PathParam("id") long id) {
    Study study = access.to(slug, Right.PUBLISH);
    CaseStudy caseStudy = caseStudies.require(study, id);
    Manuscript manuscript = caseStudy.manuscript();
    int number = caseStudies.editions(caseStudy).size() + 1;
    CaseStudy.Saving saving = saving(study, manuscript);
    Paper paper = printing.issued(study, manuscript, number);
    caseStudies.add(new Edition(caseStudy, number, paper, Edition.Source.in(manuscript), saving));
    audit.record("case-study.issue", slug, Map.of("caseStudy", id, "edition", number));
    return Response.status(201).entity(whole(study, caseStudy)).build();
  }

  @POST
  @Path("{id: \\d+}/public-address")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Opens an address where anybody can read the latest edition")
  public CaseStudyView open(@PathParam("study") String slug, @PathParam("id") long id) {
    Study study = access.to(slug, Right.PUBLISH);
    CaseStudy caseStudy = caseStudies.require(study, id);
    if (caseStudies.editions(caseStudy).isEmpty()) {
      throw Problem.CASE_STUDY_NOT_ISSUED.with("caseStudy", id);
    }
    if (caseStudy.publicToken().isEmpty()) {
      byte[] secret = new byte[18];
      random.nextBytes(secret);
      caseStudy.publish(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
      audit.record("case-study.publish", slug, Map.of("caseStudy", id));
    }
    return whole(study, caseStudy);
  }

  @DELETE
  @Path("{id: \\d+}/public-address")
  @Operation(summary = "Closes the address for good; a new one will be another")
  public CaseStudyView close(@PathParam("study") String slug, @PathParam("id") long id) {
    Study study = access.to(slug, Right.PUBLISH);
    CaseStudy caseStudy = caseStudies.require(study, id);
    caseStudy.unpublish();
    audit.record("case-study.unpublish", slug, Map.of("caseStudy", id));
    return whole(study, caseStudy);
  }

  /** Editions are for every member of the study, drafts for those who write. */
  private Paper paper(String slug, long id, boolean draft, Optional<Integer> number) {
    Study study = access.to(slug, Right.VIEW);
    CaseStudy caseStudy = caseStudies.require(study, id);
    List<Edition> editions = caseStudies.editions(caseStudy);
    if (number.isPresent()) {
      return editions.stream()
          .filter(e -> e.number() == number.get())
          .findFirst()
          .orElseThrow(() -> Problem.NOT_FOUND.with("what", "edition " + number.get()))
          .paper();
    }
    if (!draft && !editions.isEmpty()) {
      return editions.get(0).paper();
    }
    return printing.draft(access.to(slug, Right.PUBLISH), caseStudy);
  }

  private Manuscript read(Study study, JsonStructure body) {
    if (body instanceof JsonObject object) {
      return printing.read(study, object, reader());
    }
    throw Problem.MALFORMED.with("why", "a JSON object is expected");
  }

  /** The blocks of a body that has been read. */
  private static JsonArray blocks(JsonStructure body) {
    return body.asJsonObject().getJsonArray("blocks");
  }

  private CaseStudyView whole(Study study, CaseStudy caseStudy) {
    return printing.view(study, caseStudy, Optional.of(caseStudy.blocks()));
  }

  private CaseStudy.Saving saving(Study study, Manuscript manuscript) {
    return new CaseStudy.Saving(
        caller.accountId(), clock.instant(), printing.dataState(study, manuscript.questionnaire()));
  }

  /** The language of whoever is told what is wrong. */
  private String reader() {
    List<Locale> languages = headers == null ? List.of() : headers.getAcceptableLanguages();
    return languages.isEmpty() || languages.get(0).getLanguage().equals("*")
        ? "en"
        : languages.get(0).toLanguageTag();
  }
}
