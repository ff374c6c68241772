package org.fieldvoice.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldvoice.platform.BlobStore;
import org.fieldvoice.platform.MaxBody;
import org.fieldvoice.platform.OutsideApi;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Questionnaires;
import org.fieldvoice.questionnaire.VersionMedia;
import org.fieldvoice.response.Attachments;
import org.fieldvoice.response.Link;
import org.fieldvoice.response.Mode;
import org.jspecify.annotations.Nullable;

/**
 * What a respondent reaches with a link: the questionnaire, what its page fetches, and where its
 * files go. No cookie, no account.
 */
@OutsideApi
@Path("{token}")
@RequestScoped
public class RespondResource extends PageResource {

  private static final Pattern PIECE = Pattern.compile("(\\d{1,15})/(.{1,300})");

  @Inject private Questionnaires questionnaires;
  @Inject private VersionMedia media;
  @Inject private Uploads uploads;
  @Inject private BlobStore blobs;
  @Inject private About about;
  @Inject private Drafts drafts;

  /** What of a questionnaire is asked for; the page where it is neither file nor list. */
  public static final class Wanted {
    @QueryParam("lang")
    @Nullable String lang;

    @QueryParam("media")
    @Nullable String media;

    @QueryParam("list")
    @Nullable String list;

    @QueryParam("about")
    @Nullable String about;

    @QueryParam("listen")
    @DefaultValue("0")
    int listen;

    /** The number of an older version, for answers that were begun in it. */
    @QueryParam("version")
    @Nullable Integer version;
  }

  /** What a stored file is called in an answer. */
  public record AttachmentView(String attachment) {}

  /**
   * The questionnaire in one of its languages; without {@code lang} in the one that the browser
   * prefers. Its pictures and lists are asked for at the same address, since its document names no
   * link.
   */
  @GET
  @Produces({MediaType.TEXT_HTML, MediaType.WILDCARD})
  public Response page(
      @PathParam("token") String token,
      @BeanParam Wanted wanted,
      @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String encodings,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    if (wanted.media != null) {
      return media(token, wanted.media);
    }
    if (wanted.list != null) {
      return list(token, wanted.list);
    }
    String lang = wanted.lang;
    if (wanted.about != null || wanted.listen > 0) {
      return toPeople(token, lang, () -> aside(token, lang, wanted.listen));
    }
    return toPeople(
        token,
        lang,
        () -> {
          Link link = open(token);
          Document.Source source =
              Optional.ofNullable(wanted.version)
                  .flatMap(number -> pages.source(link.questionnaireId(), number))
                  .orElseGet(() -> pages.source(link.questionnaireId()));
          Form form = pages.logic(source.versionId()).form();
          Language language = language(form, lang);
          Document document = pages.document(source, language, words(language), link);
          return known != null && known.contains(document.etag().substring("W/".length()))
              ? cached(Response.notModified(), document)
              : document(document, link.mode() == Mode.SELF ? drafts.newKey() : "", encodings);
        });
  }

  private Response aside(String token, @Nullable String lang, int listen) {
    Link link = known(token);
    if (listen > 0) {
      About.Sound sound = about.sound(link, listen, String.valueOf(lang));
      return Response.ok(sound.bytes(), sound.mediaType())
          .header(HttpHeaders.CACHE_CONTROL, "private, max-age=86400")
          .build();
    }
    Form form = about.form(link);
    Language language = language(form, lang);
    return html(200, about.page(link, form, language, words(language)));
  }

  /** Takes a recording, picture or file, which an answer then names. */
  @POST
  @Path("attachments")
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  @MaxBody(Attachments.MOST_BYTES)
  public Response attach(
      @PathParam("token") String token,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
      byte[] bytes) {
    throttle.take(token);
    Link link = open(token);
    String id = uploads.add(link, type == null ? MediaType.APPLICATION_OCTET_STREAM : type, bytes);
    return Response.status(Response.Status.CREATED).entity(new AttachmentView(id)).build();
  }

  /** A picture or sound of the questionnaire itself: {@code 12/smile.png}. */
  private Response media(String token, String wanted) {
    Piece piece = piece(token, wanted);
    BlobStore.Blob blob =
        media
            .of(piece.versionId(), piece.name())
            .orElseThrow(() -> Problem.NOT_FOUND.with("what", piece.name()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    blobs.copyTo(blob.id(), bytes);
    return kept(Response.ok(bytes.toByteArray(), blob.mediaType()));
  }

  /** A list that is fetched when its question comes near: {@code 12/zh/city}. */
  private Response list(String token, String wanted) {
    Piece piece = piece(token, wanted);
    int cut = piece.name().indexOf('/');
    String name = piece.name().substring(cut + 1);
    return pages
        .list(piece.versionId(), piece.name().substring(0, Math.max(cut, 0)), name)
        .map(list -> kept(Response.ok((StreamingOutput) list::accept, MediaType.APPLICATION_JSON)))
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", name));
  }

  private static Response kept(Response.ResponseBuilder response) {
    return response
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox")
        .build();
  }

  private record Piece(long versionId, String name) {}

  /** A piece of a version that belongs to the link's questionnaire. */
  private Piece piece(String token, String wanted) {
    Matcher parts = PIECE.matcher(wanted);
    Link link = known(token);
    if (!parts.matches()) {
      throw Problem.NOT_FOUND.with("what", wanted);
    }
    return questionnaires
        .version(Long.parseLong(parts.group(1)))
        .filter(version -> version.questionnaireId() == link.questionnaireId())
        .map(version -> new Piece(version.id(), parts.group(2)))
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", wanted));
  }
}
