package org.fieldvoice.casestudy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.fieldvoice.platform.OutsideApi;
import org.fieldvoice.study.Studies;
import org.fieldvoice.study.Study;
import org.jspecify.annotations.Nullable;

/**
 * Issued case studies as anybody with the address reads them. A page in which somebody is quoted
 * who no longer agrees is withheld from that moment, whether or not anyone has acted yet.
 */
@OutsideApi
@Path("p/{token: [A-Za-z0-9_-]{16,40}}")
@RequestScoped
@Transactional
@Tag(name = "Case studies")
public class PublishedResource {

  private static final String PDF = "application/pdf";
  private static final String HTML = "text/html;charset=UTF-8";

  @Inject private CaseStudies caseStudies;
  @Inject private Studies studies;
  @Inject private Printing printing;
  @Context private @Nullable HttpHeaders headers;

  @GET
  @Produces(MediaType.TEXT_HTML)
  @Operation(summary = "The latest edition of a published case study as a page")
  public Response page(@PathParam("token") String token) {
    Optional<CaseStudy> found = caseStudies.byToken(token);
    Optional<Paper> paper = found.flatMap(this::readable);
    if (paper.isEmpty()) {
      return notice(found);
    }
    return Response.ok(printing.html(paper.get()), HTML)
        .header("Content-Security-Policy", printing.policy())
        .header("X-Robots-Tag", "noindex")
        .build();
  }

  @GET
  @Path("pdf")
  @Produces({PDF, MediaType.TEXT_HTML})
  @Operation(summary = "The same as PDF")
  public Response pdf(@PathParam("token") String token) {
    Optional<CaseStudy> found = caseStudies.byToken(token);
    Optional<Paper> paper = found.flatMap(this::readable);
    if (paper.isEmpty()) {
      return notice(found);
    }
    return Response.ok(printing.pdf(paper.get()), PDF)
        .header("Content-Disposition", Printing.disposition(paper.get(), "pdf"))
        .header("X-Robots-Tag", "noindex")
        .build();
  }

  /** The latest edition, unless somebody in it has withdrawn. */
  private Optional<Paper> readable(CaseStudy caseStudy) {
    Study study = studies.find(caseStudy.studyId()).orElseThrow();
    return caseStudies.editions(caseStudy).stream()
        .findFirst()
        .filter(e -> printing.affected(study, caseStudy.manuscript(), e).isEmpty())
        .map(Edition::paper);
  }

  /** A plain page: withheld where there is such a document, else unknown. */
  private Response notice(Optional<CaseStudy> found) {
    String language = found.map(CaseStudy::language).orElseGet(() -> preferred().toLanguageTag());
    String key = found.isPresent() ? "withheld" : "unknown-page";
    Words words = Words.in(language);
    Paper notice =
        new Paper(
            words.say(key),
            "",
            language,
            "Fieldvoice",
            words.say(key + "-why"),
            List.of(),
            List.of(),
            List.of());
    return Response.status(found.isPresent() ? 410 : 404)
        .entity(printing.html(notice))
        .type(HTML)
        .header("Content-Security-Policy", printing.policy())
        .build();
  }

  private Locale preferred() {
    List<Locale> languages = headers == null ? List.of() : headers.getAcceptableLanguages();
    return languages.isEmpty() || languages.get(0).getLanguage().equals("*")
        ? Locale.ENGLISH
        : languages.get(0);
  }
}
