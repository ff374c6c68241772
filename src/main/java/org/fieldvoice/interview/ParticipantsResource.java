package org.fieldvoice.interview;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.fieldvoice.study.Site;
import org.fieldvoice.study.Sites;
import org.fieldvoice.study.Study;
import org.jspecify.annotations.Nullable;

/** The people who are interviewed: who they go by, who they are, and their withdrawal. */
@Path("studies/{study}/participants")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ParticipantsResource {

  @Inject private Participants participants;
  @Inject private Consents consents;
  @Inject private Withdrawal withdrawal;
  @Inject private Sites sites;
  @Inject private Access access;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /**
   * Somebody new.
   *
   * @param ref how the study refers to them; holds a letter, so that it can't be taken for an id
   * @param pseudonym by language
   * @param identifiers what tells who they are, by kind: name, phone, workplace; goes into the
   *     vault
   * @param attributes descriptors, keyed like the survey's questions
   * @param site a site's code
   */
  public record ParticipantForm(
      @NotBlank @Pattern(regexp = "(?=.*\\p{L})[\\p{L}\\p{N}._-]{1,40}") String ref,
      @Nullable Map<String, String> pseudonym,
      @Nullable Map<String, String> identifiers,
      @Nullable JsonObject attributes,
      @Nullable String site) {}

  /** Why somebody looks into the vault. */
  public record LookForm(@NotBlank @Size(max = 300) String reason) {}

  /**
   * A participant as staff see them; {@code consents} says where each scope that was asked for
   * stands today.
   */
  public record ParticipantView(
      long id,
      String ref,
      String label,
      Map<String, String> pseudonym,
      Map<String, String> attributes,
      @Nullable String site,
      Map<Scope, Consent.State> consents,
      boolean identified,
      @Nullable LocalDate withdrawnOn) {}

  @GET
  public List<ParticipantView> list(@PathParam("study") String slug) {
    Study study = access.toAny(slug, Right.INTERVIEW, Right.CODE);
    List<Participant> all = participants.of(study);
    Map<Long, List<Consent>> answers =
        consents.of(all.stream().map(Participant::id).toList()).stream()
            .collect(Collectors.groupingBy(Consent::participantId));
    Map<Long, String> codes = siteCodes(study);
    return all.stream().map(p -> view(p, answers.getOrDefault(p.id(), List.of()), codes)).toList();
  }

  @POST
  public Response add(@PathParam("study") String slug, @Valid ParticipantForm form) {
    Study study = access.to(slug, Right.INTERVIEW);
    Participant participant =
        new Participant(study, UUID.randomUUID(), form.ref(), clock.instant());
    participant.describe(
        new Attributes(texts(form.attributes())), site(study, form.site()).map(Site::id));
    participants.add(
        participant,
        new Identifiers(form.identifiers() == null ? Map.of() : form.identifiers()),
        Pseudonyms.ofTexts(form.pseudonym() == null ? Map.of() : form.pseudonym()));
    audit.record("participant.create", slug, Map.of("participant", participant.ref()));
    return Response.status(201).entity(view(study, participant)).build();
  }

  @GET
  @Path("{participant}")
  public ParticipantView one(
      @PathParam("study") String slug, @PathParam("participant") String key) {
    Study study = access.toAny(slug, Right.INTERVIEW, Right.CODE);
    return view(study, participants.require(study, key));
  }

  /** Gives other pseudonyms. The former ones stay taken. */
  @PUT
  @Path("{participant}/pseudonym")
  public ParticipantView name(
      @PathParam("study") String slug,
      @PathParam("participant") String key,
      Map<String, String> texts) {
    Study study = access.to(slug, Right.INTERVIEW);
    Participant participant = participants.require(study, key);
    participants.name(participant, Pseudonyms.ofTexts(texts));
    audit.record("participant.name", slug, Map.of("participant", participant.ref()));
    return view(study, participant);
  }

  /** Who it is. The look is audited with its reason. */
  @POST
  @Path("{participant}/identity")
  public Map<String, String> look(
      @PathParam("study") String slug, @PathParam("participant") String key, @Valid LookForm form) {
    Study study = access.to(slug, Right.IDENTITY);
    Participant participant = participants.require(study, key);
    audit.record(
        "identity.look", slug, Map.of("participant", participant.ref(), "reason", form.reason()));
    return participants.identifiers(participant).byKind();
  }

  /** What a withdrawal would take away. */
  @GET
  @Path("{participant}/withdrawal")
  public Withdrawal.Loss loss(
      @PathParam("study") String slug, @PathParam("participant") String key) {
    Study study = access.to(slug, Right.INTERVIEW);
    return withdrawal.of(participants.require(study, key));
  }

  /** The participant takes everything back. Can't be undone. */
  @POST
  @Path("{participant}/withdrawal")
  public Withdrawal.Loss withdraw(
      @PathParam("study") String slug, @PathParam("participant") String key) {
    Study study = access.to(slug, Right.INTERVIEW);
    Participant participant = participants.require(study, key);
    Withdrawal.Loss loss = withdrawal.withdraw(participant, LocalDate.now(clock));
    audit.record(
        "participant.withdraw",
        slug,
        Map.of("participant", participant.ref(), "published", loss.published()));
    return loss;
  }

  private ParticipantView view(Study study, Participant participant) {
    return view(participant, consents.of(participant), siteCodes(study));
  }

  private ParticipantView view(
      Participant p, List<Consent> newestFirst, Map<Long, String> siteCodes) {
    Map<Scope, Consent.State> states = new EnumMap<>(Scope.class);
    Consents.latest(newestFirst)
        .forEach((scope, consent) -> states.put(scope, consent.on(LocalDate.now(clock))));
    return new ParticipantView(
        p.id(),
        p.ref(),
        p.label(),
        p.pseudonyms().textsByLanguage(),
        p.attributes().byName(),
        p.siteId().map(siteCodes::get).orElse(null),
        states,
        !participants.identifiers(p).byKind().isEmpty(),
        p.withdrawnOn().orElse(null));
  }

  private Map<Long, String> siteCodes(Study study) {
    Map<Long, String> codes = new HashMap<>();
    sites.of(study).forEach(site -> codes.put(site.id(), site.code()));
    return codes;
  }

  private Optional<Site> site(Study study, @Nullable String code) {
    return code == null || code.isBlank()
        ? Optional.empty()
        : Optional.of(
            sites
                .byCode(study, code)
                .orElseThrow(() -> Problem.INVALID.with("why", "no site has the code " + code)));
  }

  private static Map<String, String> texts(@Nullable JsonObject attributes) {
    Map<String, String> texts = new HashMap<>();
    if (attributes != null) {
      attributes.forEach((name, value) -> texts.put(name, text(value)));
    }
    return texts;
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : value.toString();
  }
}
