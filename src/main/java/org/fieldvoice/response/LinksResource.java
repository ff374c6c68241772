package org.fieldvoice.response;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fieldvoice.account.Caller;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.Settings;
import org.fieldvoice.questionnaire.QuestionnaireVersion;
import org.fieldvoice.questionnaire.Questionnaires;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.fieldvoice.study.Site;
import org.fieldvoice.study.Sites;
import org.fieldvoice.study.Study;
import org.jspecify.annotations.Nullable;

/** Collection links and their posters. */
@Path("studies/{study}/links")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LinksResource {

  static final int TOKEN_LENGTH = 10;

  @Inject private Links links;
  @Inject private Kiosks kiosks;
  @Inject private Questionnaires questionnaires;
  @Inject private Sites sites;
  @Inject private LinkPatterns patterns;
  @Inject private Access access;
  @Inject private Caller caller;
  @Inject private Audit audit;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private SecureRandom random;
  @Context private @Nullable UriInfo uri;

  /**
   * Links to be made.
   *
   * @param mode {@code self} (the usual one), {@code interviewer} or {@code kiosk}
   * @param opensAt ISO 8601 with an offset, as {@code closesAt}
   * @param singleUse the same as one response at most
   * @param count how many alike, 1 if absent
   * @param kiosk how a shared tablet behaves; the usual way if absent
   */
  public record LinkForm(
      @NotBlank String questionnaire,
      @Nullable String site,
      @Nullable String channel,
      @Nullable String mode,
      @Nullable String opensAt,
      @Nullable String closesAt,
      @Min(1) @Max(1_000_000) @Nullable Integer maxResponses,
      @Nullable Boolean singleUse,
      @Min(1) @Max(1000) @Nullable Integer count,
      @Valid @Nullable KioskForm kiosk) {}

  /**
   * A shared tablet.
   *
   * @param pin ends its full screen: 4 to 8 digits
   * @param idleSeconds after so long without a touch it begins anew
   */
  public record KioskForm(
      @Pattern(regexp = "[0-9]{4,8}") @Nullable String pin,
      @Min(15) @Max(3600) @Nullable Integer idleSeconds) {}

  /** A link that was made. */
  public record MadeLink(String token, String url) {}

  @GET
  public List<LinkView> list(@PathParam("study") String slug) {
    Study study = access.to(slug, Right.COLLECT);
    return links.of(study.id()).stream().map(link -> link.under(address())).toList();
  }

  @POST
  public Response make(@PathParam("study") String slug, @Valid LinkForm form) {
    Study study = access.to(slug, Right.COLLECT);
    Link pattern = patterns.of(study, form);
    int count = form.count() == null ? 1 : form.count();
    List<MadeLink> made =
        Stream.generate(() -> add(pattern))
            .limit(count)
            .peek(link -> setKiosk(link, form))
            .map(link -> new MadeLink(link.token(), url(link)))
            .toList();
    audit.record(
        "link.create", slug, Map.of("questionnaire", form.questionnaire(), "count", count));
    return Response.status(201).entity(made).build();
  }

  /** Closes a link: it takes no more responses. */
  @POST
  @Path("{token}/close")
  @Consumes(MediaType.WILDCARD)
  public void close(@PathParam("study") String slug, @PathParam("token") String token) {
    Study study = access.to(slug, Right.COLLECT);
    Link link = link(study, token);
    links.close(link, clock.instant());
    audit.record("link.close", slug, Map.of("link", link.id()));
  }

  /** The link's code for a screen. */
  @GET
  @Path("{token}/qr.svg")
  @Produces("image/svg+xml")
  public String qr(@PathParam("study") String slug, @PathParam("token") String token) {
    Study study = access.to(slug, Right.COLLECT);
    return QrCode.of(url(link(study, token))).svg();
  }

  @GET
  @Path("{token}/poster.pdf")
  @Produces("application/pdf")
  public Response poster(
      @PathParam("study") String slug,
      @PathParam("token") String token,
      @QueryParam("lang") @DefaultValue("") String language) {
    Study study = access.to(slug, Right.COLLECT);
    Link link = link(study, token);
    Poster.Sheet sheet =
        new Poster.Sheet(
            title(link).orElseGet(study::title),
            study.title(),
            siteName(study, link),
            url(link),
            link.closesAt(),
            language.isEmpty() ? study.languages().get(0) : language);
    StreamingOutput body = out -> Poster.write(sheet, out);
    return Response.ok(body)
        .header("Content-Disposition", "inline; filename=\"poster-" + link.token() + ".pdf\"")
        .build();
  }

  private Link add(Link pattern) {
    String token = Crockford.random(random, TOKEN_LENGTH);
    return links.add(pattern.withToken(token), Optional.of(caller.accountId()), clock.instant());
  }

  private void setKiosk(Link link, LinkForm form) {
    KioskForm kiosk = form.kiosk();
    if (link.mode() == Mode.KIOSK && kiosk != null) {
      kiosks.set(link, Optional.ofNullable(kiosk.pin()), Optional.ofNullable(kiosk.idleSeconds()));
    }
  }

  private Optional<String> title(Link link) {
    return questionnaires
        .find(link.questionnaireId())
        .flatMap(questionnaires::published)
        .map(QuestionnaireVersion::title);
  }

  private Optional<String> siteName(Study study, Link link) {
    return sites.of(study).stream()
        .filter(site -> link.siteId().filter(id -> id == site.id()).isPresent())
        .map(Site::name)
        .findFirst();
  }

  private Link link(Study study, String token) {
    return links
        .find(token)
        .filter(link -> link.studyId() == study.id())
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", "link " + token));
  }

  private String url(Link link) {
    return address() + "/r/" + link.token();
  }

  private String address() {
    return settings.addressOf(java.util.Objects.requireNonNull(uri).getBaseUri());
  }
}
