package org.fieldvoice.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.fieldvoice.platform.OutsideApi;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.respond.Drafts.Draft;
import org.fieldvoice.response.Agreement;
import org.fieldvoice.response.Crockford;
import org.fieldvoice.response.Link;
import org.fieldvoice.response.Mode;
import org.fieldvoice.response.Paradata;
import org.jspecify.annotations.Nullable;

/**
 * The draft that a page with a script keeps on the server, screen by screen, under a key that the
 * page has made: in the header {@code Draft-Key}, so that it stands in no address and no log.
 */
@OutsideApi
@Path("{token}/draft")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DraftResource extends PageResource {

  /** The header with the key. */
  static final String KEY = "Draft-Key";

  /** The header with the response's id that other answers had which stood in the page. */
  private static final String BEFORE = "Draft-Before";

  @Inject private Drafts drafts;

  /**
   * A draft on the wire.
   *
   * @param version the questionnaire's, in which it was begun and goes on
   * @param turn greater than that of the page's save before; of two that come in the wrong order,
   *     the later one is kept
   * @param screen where the respondent was
   * @param agreement to the information sheet, as it is sent with the answers
   * @param paradata what the page has counted so far
   * @param trapped the field was filled in that only machines see
   */
  public record DraftForm(
      @Nullable String instanceId,
      int version,
      @Nullable String startedAt,
      @Nullable Long turn,
      int screen,
      @Nullable JsonObject answers,
      @Nullable JsonObject agreement,
      @Nullable JsonObject paradata,
      @Nullable Boolean trapped) {}

  /**
   * With what another device goes on, and how long.
   *
   * @param turn of what is kept; greater than the one that was sent where another device has gone
   *     on
   */
  public record Kept(String code, String until, long turn) {}

  /**
   * The draft as it was saved last; without a key, where the link is one person's and the study
   * lets it open what was begun with it, the newest. Refused where what stood in the page before
   * was sent by another tab.
   */
  @GET
  public JsonObject read(
      @PathParam("token") String token,
      @HeaderParam(KEY) @Nullable String key,
      @HeaderParam(BEFORE) @Nullable String before) {
    Link link = open(token);
    if (before != null && drafts.isSent(instanceId(before))) {
      throw Problem.DRAFT_SENT.asException();
    }
    if (key == null && pages.resumes(link)) {
      return read(
          drafts.newest(link.id(), clock.instant()).orElseThrow(Problem.DRAFT_EXPIRED::asException),
          link);
    }
    String named = checked(key);
    return read(
        throttle.watch(
            sender(),
            () ->
                drafts
                    .find(named, link.id(), clock.instant())
                    .orElseThrow(Problem.DRAFT_EXPIRED::asException)),
        link);
  }

  private JsonObject read(Draft draft, Link link) {
    JsonObjectBuilder read =
        Json.createObjectBuilder()
            .add("key", draft.key())
            .add("instanceId", draft.instanceId().toString())
            .add("version", draft.number())
            .add("startedAt", draft.startedAt().toString())
            .add("screen", draft.screen())
            .add("code", Crockford.grouped(draft.code()))
            .add("until", drafts.keptUntil(link, clock.instant()).toString())
            .add("answers", draft.answers().json())
            .add("paradata", draft.course().counts())
            .add("trapped", draft.course().trapped());
    draft.course().agreement().ifPresent(given -> read.add("agreement", given));
    return read.build();
  }

  /** Saves it; the first time makes it. A shared tablet's answers are not kept. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Kept save(
      @PathParam("token") String token, @HeaderParam(KEY) @Nullable String key, DraftForm form) {
    Instant now = clock.instant();
    Link link = known(token);
    if (link.mode() == Mode.KIOSK) {
      throw malformed("a shared tablet keeps no drafts");
    }
    Draft draft = draft(link, checked(key), form);
    if (drafts.isSent(draft.instanceId())) {
      throw Problem.DRAFT_SENT.asException();
    }
    link.openAt(now);
    Draft known =
        drafts.find(draft.key(), link.id(), now).orElseGet(() -> drafts.add(link.id(), draft, now));
    if (!known.instanceId().equals(draft.instanceId())) {
      throw malformed("instanceId is not the draft's");
    }
    Draft changed =
        new Draft(
            draft.key(),
            known.code(),
            draft.instanceId(),
            known.versionId(),
            known.number(),
            known.startedAt(),
            draft.answers(),
            draft.screen(),
            draft.course().since(known.course()));
    long turn = drafts.save(changed, Objects.requireNonNullElse(form.turn(), 0L), now);
    return new Kept(Crockford.grouped(known.code()), drafts.keptUntil(link, now).toString(), turn);
  }

  /** Whoever begins anew leaves nothing behind. */
  @DELETE
  public void forget(@PathParam("token") String token, @HeaderParam(KEY) @Nullable String key) {
    drafts.forget(checked(key));
  }

  private Draft draft(Link link, String key, DraftForm form) {
    if (form.answers() == null) {
      throw malformed("answers are missing");
    }
    Document.Source source =
        pages
            .source(link.questionnaireId(), form.version())
            .orElseThrow(() -> malformed("no such version is published"));
    return new Draft(
        key,
        "",
        instanceId(String.valueOf(form.instanceId())),
        source.versionId(),
        source.number(),
        startedAt(form),
        Answers.of(form.answers()),
        Math.max(form.screen(), 0),
        new Course(
            Optional.ofNullable(form.agreement()).map(Agreement::kept),
            Boolean.TRUE.equals(form.trapped()),
            0,
            0,
            Optional.ofNullable(form.paradata()).flatMap(Paradata::kept),
            Progress.NONE));
  }

  private static UUID instanceId(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw malformed("instanceId is not a UUID");
    }
  }

  private static Instant startedAt(DraftForm form) {
    try {
      return OffsetDateTime.parse(String.valueOf(form.startedAt())).toInstant();
    } catch (DateTimeException e) {
      throw malformed("startedAt is not a time with an offset");
    }
  }

  private static String checked(@Nullable String key) {
    if (key == null || !Drafts.isKey(key)) {
      throw malformed(KEY + " is not 32 characters of base64url");
    }
    return key;
  }

  private static ProblemException malformed(String why) {
    return Problem.MALFORMED.with("why", why);
  }
}
