package org.fieldvoice.study;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.fieldvoice.account.Account;
import org.fieldvoice.account.Accounts;
import org.fieldvoice.account.Caller;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.Problem;
import org.jspecify.annotations.Nullable;

/** Studies, their sites, channels and members. */
@Path("studies")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class StudiesResource {

  private static final String CODE = "[a-z0-9][a-z0-9_-]{0,59}";

  @Inject private Studies studies;
  @Inject private Sites sites;
  @Inject private Channels channels;
  @Inject private Accounts accounts;
  @Inject private Access access;
  @Inject private Caller caller;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /** A study to be made; {@code languages} are BCP 47 tags, the main one first. */
  public record StudyForm(
      @NotBlank @Pattern(regexp = CODE) String slug,
      @NotBlank @Size(max = 300) String title,
      @NotEmpty List<@Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") String> languages) {}

  /**
   * What of a study may be changed.
   *
   * @param draftDays for how many days answers that nobody has sent are kept; as before if absent
   */
  public record StudyChange(
      @NotBlank @Size(max = 300) String title,
      @Min(1) @Max(1000) int smallestGroup,
      @Min(1) @Max(365) @Nullable Integer draftDays) {}

  /** A site to be made. */
  public record SiteForm(
      @NotBlank @Pattern(regexp = CODE) String code,
      @NotBlank @Size(max = 300) String name,
      @Min(0) @Nullable Integer target) {}

  /** A channel to be made. */
  public record ChannelForm(
      @NotBlank @Pattern(regexp = CODE) String code, @NotBlank @Size(max = 300) String name) {}

  /** A site on the wire. */
  public record SiteView(String code, String name, @Nullable Integer target) {}

  /** A channel on the wire. */
  public record ChannelView(String code, String name) {}

  /** Somebody with an account who is to join, or to change roles. */
  public record MemberForm(@NotBlank String email, @NotNull Role role) {}

  @GET
  public List<StudyView> list() {
    return studies.of(caller.accountId());
  }

  /** Makes a study; the caller, an administrator, is its first owner. */
  @POST
  public Response make(@Valid StudyForm form) {
    Account owner = caller.administrator();
    Study study =
        studies.add(
            new Study(form.slug(), form.title(), form.languages(), clock.instant()), owner.id());
    audit.record("study.create", study.slug(), Map.of());
    return Response.status(201).entity(StudyView.of(study, Role.OWNER)).build();
  }

  @GET
  @Path("{study}")
  public StudyView one(@PathParam("study") String slug) {
    Study study = access.to(slug, Right.VIEW);
    return StudyView.of(study, access.role(study));
  }

  @PUT
  @Path("{study}")
  public StudyView change(@PathParam("study") String slug, @Valid StudyChange change) {
    Study study = access.to(slug, Right.MANAGE);
    study.rename(change.title());
    study.showGroupsFrom(change.smallestGroup());
    if (change.draftDays() != null) {
      study.keepDraftsFor(change.draftDays());
    }
    audit.record(
        "study.change",
        slug,
        Map.of("smallestGroup", change.smallestGroup(), "draftDays", study.draftDays()));
    return StudyView.of(study, access.role(study));
  }

  @GET
  @Path("{study}/sites")
  public List<SiteView> sites(@PathParam("study") String slug) {
    return sites.of(access.to(slug, Right.VIEW)).stream().map(StudiesResource::view).toList();
  }

  @POST
  @Path("{study}/sites")
  public Response addSite(@PathParam("study") String slug, @Valid SiteForm form) {
    Study study = access.to(slug, Right.MANAGE);
    OptionalInt target =
        form.target() == null ? OptionalInt.empty() : OptionalInt.of(form.target());
    Site site = sites.add(new Site(study, form.code(), form.name(), target));
    audit.record("site.create", slug, Map.of("code", site.code()));
    return Response.status(201).entity(view(site)).build();
  }

  @GET
  @Path("{study}/channels")
  public List<ChannelView> channels(@PathParam("study") String slug) {
    return channels.of(access.to(slug, Right.VIEW)).stream()
        .map(c -> new ChannelView(c.code(), c.name()))
        .toList();
  }

  @POST
  @Path("{study}/channels")
  public Response addChannel(@PathParam("study") String slug, @Valid ChannelForm form) {
    Study study = access.to(slug, Right.MANAGE);
    Channel channel = channels.add(new Channel(study, form.code(), form.name()));
    audit.record("channel.create", slug, Map.of("code", channel.code()));
    return Response.status(201).entity(new ChannelView(channel.code(), channel.name())).build();
  }

  @GET
  @Path("{study}/members")
  public List<MemberView> members(@PathParam("study") String slug) {
    return studies.members(access.to(slug, Right.MANAGE));
  }

  @PUT
  @Path("{study}/members")
  public List<MemberView> setMember(@PathParam("study") String slug, @Valid MemberForm form) {
    Study study = access.to(slug, Right.MANAGE);
    Account account = account(form.email());
    keepAnOwner(study, account, form.role());
    studies.join(study, account.id(), form.role());
    audit.record("member.set", slug, Map.of("account", account.id(), "role", form.role().name()));
    return studies.members(study);
  }

  @DELETE
  @Path("{study}/members/{email}")
  public void removeMember(@PathParam("study") String slug, @PathParam("email") String email) {
    Study study = access.to(slug, Right.MANAGE);
    Account account = account(email);
    keepAnOwner(study, account, Role.VIEWER);
    studies.member(study, account.id()).ifPresent(studies::leave);
    audit.record("member.remove", slug, Map.of("account", account.id()));
  }

  private Account account(String email) {
    return accounts.byEmail(email).orElseThrow(Problem.ACCOUNT_UNKNOWN::asException);
  }

  private void keepAnOwner(Study study, Account account, Role next) {
    if (next != Role.OWNER && studies.ownersAlone(study).equals(List.of(account.id()))) {
      throw Problem.LAST_OWNER.asException();
    }
  }

  private static SiteView view(Site site) {
    return new SiteView(
        site.code(), site.name(), site.target().isPresent() ? site.target().getAsInt() : null);
  }
}
