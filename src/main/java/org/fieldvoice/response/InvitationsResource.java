package org.fieldvoice.response;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fieldvoice.account.Caller;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.Settings;
import org.fieldvoice.response.Columns.Column;
import org.fieldvoice.response.Invitations.Letter;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.fieldvoice.study.Study;
import org.jspecify.annotations.Nullable;

/** Invitations: links that are for one person each. */
@Path("studies/{study}/invitations")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InvitationsResource {

  @Inject private Invitations invitations;
  @Inject private LinkPatterns patterns;
  @Inject private Access access;
  @Inject private Caller caller;
  @Inject private Audit audit;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /**
   * Invitations to be made.
   *
   * @param references whom they are for, one each; or else {@code count}
   */
  public record InvitationForm(
      @NotBlank String questionnaire,
      @Nullable String site,
      @Nullable String channel,
      @Nullable String closesAt,
      @Min(1) @Max(2000) @Nullable Integer count,
      @Size(max = 2000) @Nullable List<@Size(min = 1, max = 300) String> references) {}

  /** An invitation to be sent. */
  public record LetterView(int number, Optional<String> reference, String url) {}

  /** What was made: this once with all that a letter needs. */
  public record Made(long batch, List<LetterView> invitations) {}

  @GET
  public List<Invitations.Batch> list(@PathParam("study") String slug) {
    return invitations.of(access.to(slug, Right.COLLECT).id());
  }

  @POST
  public Response make(
      @PathParam("study") String slug, @Valid InvitationForm form, @Context UriInfo uri) {
    Study study = access.to(slug, Right.COLLECT);
    List<Optional<String>> references = references(form);
    LinksResource.LinkForm like =
        new LinksResource.LinkForm(
            form.questionnaire(),
            form.site(),
            form.channel(),
            null,
            null,
            form.closesAt(),
            null,
            true,
            null,
            null);
    Link pattern = patterns.of(study, like);
    long batch = invitations.make(pattern, references, caller.accountId(), clock.instant());
    audit.record("invitation.create", slug, Map.of("batch", batch, "count", references.size()));
    String address = settings.addressOf(uri.getBaseUri());
    List<LetterView> letters =
        invitations.letters(study.id(), batch).stream()
            .map(l -> new LetterView(l.number(), l.reference(), address + "/r/" + l.token()))
            .toList();
    return Response.status(201).entity(new Made(batch, letters)).build();
  }

  /** Which invitations of a batch were used, by number. */
  @GET
  @Path("{batch: [0-9]{1,18}}")
  public List<Invitations.State> one(
      @PathParam("study") String slug, @PathParam("batch") long batch) {
    Study study = access.to(slug, Right.COLLECT);
    return letters(study, batch).stream()
        .map(l -> new Invitations.State(l.number(), l.used()))
        .toList();
  }

  /** The batch for a mail merge: number, reference, address, used. Each look is audited. */
  @GET
  @Path("{batch: [0-9]{1,18}}.csv")
  @Produces("text/csv")
  public Response csv(
      @PathParam("study") String slug, @PathParam("batch") long batch, @Context UriInfo uri) {
    Study study = access.to(slug, Right.IDENTITY);
    List<Letter> letters = letters(study, batch);
    audit.record("invitation.references", slug, Map.of("batch", batch));
    String address = settings.addressOf(uri.getBaseUri());
    StreamingOutput body =
        out -> {
          CsvTable table = new CsvTable(out);
          table.begin(
              Stream.of("number", "reference", "address", "used")
                  .map(name -> new Column(name, false))
                  .toList());
          for (Letter letter : letters) {
            table.line(
                new String[] {
                  Integer.toString(letter.number()),
                  letter.reference().orElse(""),
                  address + "/r/" + letter.token(),
                  letter.used() ? "1" : "0"
                });
          }
          table.end();
        };
    return Response.ok(body)
        .header("Content-Disposition", "attachment; filename=\"invitations-" + batch + ".csv\"")
        .build();
  }

  private List<Letter> letters(Study study, long batch) {
    List<Letter> letters = invitations.letters(study.id(), batch);
    if (letters.isEmpty()) {
      throw Problem.NOT_FOUND.with("what", "invitations " + batch);
    }
    return letters;
  }

  private static List<Optional<String>> references(InvitationForm form) {
    List<String> given = Optional.ofNullable(form.references()).orElse(List.of());
    if (given.isEmpty() == (form.count() == null)) {
      throw Problem.INVALID.with("why", "give references, or else a count");
    }
    return form.count() == null
        ? given.stream().map(Optional::of).toList()
        : Collections.nCopies(form.count(), Optional.empty());
  }
}
