package org.fieldvoice.study;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.study.Participation.PassingOn;
import org.fieldvoice.study.Participation.Told;
import org.jspecify.annotations.Nullable;

/** How people take part in a study: seen by its members, set by its owners. */
@Path("studies/{study}/participation")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ParticipationResource {

  private static final int LONGEST_TEXT = 4_000;

  @Inject private Participations participations;
  @Inject private InformationSheets sheets;
  @Inject private Channels channels;
  @Inject private Access access;
  @Inject private Audit audit;

  /** What is told in one language. */
  public record ToldForm(
      @Size(max = LONGEST_TEXT) @Nullable String contact,
      @Size(max = LONGEST_TEXT) @Nullable String use) {}

  /** Respondents may reach so many others, by links of this kind. */
  public record PassingOnForm(@Min(1) @Max(50) int limit, PassingOn.@NotNull Kind kind) {}

  /** All of it, in the place of what was set before. */
  public record ParticipationForm(
      boolean agreementRequired,
      boolean paradata,
      boolean origin,
      boolean resumeByInvitation,
      @Valid @Nullable PassingOnForm passingOn,
      @Nullable Map<String, @Valid ToldForm> told) {}

  @GET
  public Participation get(@PathParam("study") String slug) {
    return participations.read(access.to(slug, Right.VIEW).id());
  }

  @PUT
  public Participation set(@PathParam("study") String slug, @Valid ParticipationForm form) {
    Study study = access.to(slug, Right.MANAGE);
    if (form.agreementRequired() && sheets.of(study.id()).isEmpty()) {
      throw Problem.SHEET_MISSING.asException();
    }
    Participation participation =
        new Participation(
            form.agreementRequired(),
            form.paradata(),
            form.origin(),
            form.resumeByInvitation(),
            Optional.ofNullable(form.passingOn()).map(p -> new PassingOn(p.limit(), p.kind())),
            told(form));
    participations.set(study.id(), participation);
    if (form.passingOn() != null && channels.byCode(study, Channels.PASSED_ON).isEmpty()) {
      channels.add(new Channel(study, Channels.PASSED_ON, "Passed on 转发"));
    }
    audit.record(
        "participation.set",
        slug,
        Map.of(
            "agreementRequired", form.agreementRequired(),
            "paradata", form.paradata(),
            "origin", form.origin(),
            "resumeByInvitation", form.resumeByInvitation(),
            "coupons", participation.passingOn().map(PassingOn::limit).orElse(0)));
    return participation;
  }

  private static Map<String, Told> told(ParticipationForm form) {
    Map<String, Told> told = new HashMap<>();
    Optional.ofNullable(form.told())
        .orElse(Map.of())
        .forEach(
            (tag, texts) -> told.put(tag(tag), new Told(text(texts.contact()), text(texts.use()))));
    return told;
  }

  /** The tag, if it is one. */
  static String tag(String tag) {
    if (!tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
      throw Problem.INVALID.with("why", "the language is no BCP 47 tag");
    }
    return tag;
  }

  private static Optional<String> text(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(t -> !t.isEmpty());
  }
}
