package org.fieldvoice.interview;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.account.Caller;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.fieldvoice.study.Study;
import org.jspecify.annotations.Nullable;

/** What a participant agreed to, scope by scope. */
@Path("studies/{study}/participants/{participant}/consents")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConsentsResource {

  @Inject private Participants participants;
  @Inject private Consents consents;
  @Inject private Access access;
  @Inject private Caller caller;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /**
   * What one conversation about consent brought, on one day by one script.
   *
   * @param granted the scopes that were agreed to
   * @param refused those that were not
   * @param on the day; today where it is left out
   * @param until the last day on which it holds, if it has one
   */
  public record ConsentForm(
      @Nullable List<Scope> granted,
      @Nullable List<Scope> refused,
      Consent.@NotNull Mode mode,
      @Nullable @Size(max = 60) String scriptVersion,
      @Nullable @Size(max = 35) String scriptLanguage,
      @Nullable @Size(max = 200) String readBy,
      @Nullable @Size(max = 200) String witness,
      @Nullable LocalDate on,
      @Nullable LocalDate until) {}

  /** One answer to one scope. */
  public record ConsentView(
      long id,
      Scope scope,
      Consent.State state,
      Consent.Asking asking,
      LocalDate on,
      @Nullable LocalDate until,
      @Nullable LocalDate withdrawnOn) {}

  /** All that the participant ever answered, the newest first. */
  @GET
  public List<ConsentView> consents(
      @PathParam("study") String slug, @PathParam("participant") String key) {
    Study study = access.toAny(slug, Right.INTERVIEW, Right.CODE);
    return consents.of(participants.require(study, key)).stream().map(this::view).toList();
  }

  @POST
  public Response consent(
      @PathParam("study") String slug,
      @PathParam("participant") String key,
      @Valid ConsentForm form) {
    Study study = access.to(slug, Right.INTERVIEW);
    Participant participant = participants.require(study, key);
    List<Consent> answers = answers(participant, form);
    if (participant.isWithdrawn()) {
      throw Problem.CONSENT_WITHDRAWN
          .with("who", participant.label())
          .and("scope", Scope.INTERVIEW.name());
    }
    answers.forEach(consent -> consents.add(consent.recorded(caller.accountId(), clock.instant())));
    audit.record(
        "consent.record",
        slug,
        Map.of(
            "participant",
            participant.ref(),
            "granted",
            orEmpty(form.granted()),
            "refused",
            orEmpty(form.refused())));
    return Response.status(201).entity(answers.stream().map(this::view).toList()).build();
  }

  /** Takes one consent back, as easily as it was given. */
  @POST
  @Path("{consent}/withdrawal")
  public ConsentView withdrawConsent(
      @PathParam("study") String slug,
      @PathParam("participant") String key,
      @PathParam("consent") long id) {
    Study study = access.to(slug, Right.INTERVIEW);
    Participant participant = participants.require(study, key);
    Consent consent =
        consents.of(participant).stream()
            .filter(c -> c.id() == id)
            .findFirst()
            .orElseThrow(() -> Problem.NOT_FOUND.with("what", "consent " + id));
    consent.withdraw(LocalDate.now(clock));
    audit.record(
        "consent.withdraw",
        slug,
        Map.of("participant", participant.ref(), "scope", consent.scope().name()));
    return view(consent);
  }

  private List<Consent> answers(Participant participant, ConsentForm form) {
    LocalDate on = Optional.ofNullable(form.on()).orElse(LocalDate.now(clock));
    Consent.Asking asking =
        new Consent.Asking(
            form.mode(),
            form.scriptVersion(),
            form.scriptLanguage(),
            form.readBy(),
            form.witness());
    List<Consent> answers = new ArrayList<>();
    for (Scope scope : orEmpty(form.granted())) {
      answers.add(
          Consent.granted(participant, scope, asking, on, Optional.ofNullable(form.until())));
    }
    for (Scope scope : orEmpty(form.refused())) {
      answers.add(Consent.refused(participant, scope, asking, on));
    }
    if (answers.isEmpty()) {
      throw Problem.INVALID.with("why", "name the scopes that were granted or refused");
    }
    return answers;
  }

  private ConsentView view(Consent consent) {
    return new ConsentView(
        consent.id(),
        consent.scope(),
        consent.on(LocalDate.now(clock)),
        consent.asking(),
        consent.givenOn(),
        consent.validUntil().orElse(null),
        consent.withdrawnOn().orElse(null));
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
