package org.fieldvoice.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.platform.MaxBody;
import org.fieldvoice.platform.OutsideApi;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.respond.Drafts.Draft;
import org.fieldvoice.response.Attachments;
import org.fieldvoice.response.Kiosks;
import org.fieldvoice.response.Link;
import org.fieldvoice.response.Mode;
import org.fieldvoice.response.Receipt;
import org.fieldvoice.study.InformationSheets;
import org.jspecify.annotations.Nullable;

/** What a browser without script posts at a link's address: screen after screen, to the receipt. */
@OutsideApi
@Path("{token}")
@RequestScoped
public class ScreenResource extends PageResource {

  private static final byte[] NOTHING = {};

  /**
   * Larger than what is kept: who has chosen too large a film is told so where it was asked for.
   */
  private static final long MOST_POSTED = 96L << 20;

  /** All that is typed on a screen, in bytes; what is no file is held in memory at once. */
  private static final int MOST_TYPED = 1 << 20;

  /** Browsers have always known it; no standard names it. */
  private static final String REFRESH = "Refresh";

  @Inject private Uploads uploads;
  @Inject private Steps steps;
  @Inject private InformationSheets sheets;
  @Inject private About about;
  @Inject private Afterwards afterwards;
  @Inject private Kiosks kiosks;

  /**
   * Takes one screen from a browser without script and shows what follows: the next screen, or the
   * receipt.
   */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.TEXT_HTML)
  public Response step(@PathParam("token") String token, MultivaluedMap<String, String> fields) {
    return anew(
        token,
        fields.getFirst("lang"),
        toPeople(token, fields.getFirst("lang"), () -> stepped(token, new Fields(fields))));
  }

  /** The same for a screen that takes a file. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(MediaType.TEXT_HTML)
  @MaxBody(MOST_POSTED)
  public Response stepWithFiles(
      @PathParam("token") String token,
      @QueryParam("lang") @Nullable String lang,
      List<EntityPart> parts) {
    return anew(token, lang, toPeople(token, lang, () -> stepped(token, fields(token, parts))));
  }

  /** On a shared tablet a page that nobody goes on from gives way to the beginning by itself. */
  private Response anew(String token, @Nullable String lang, Response page) {
    Optional<Link> tablet = shared(token);
    return tablet.isEmpty() || page.getHeaderString(REFRESH) != null
        ? page
        : anew(tablet.get(), lang, kiosks.of(tablet.get()).screenSeconds(), page);
  }

  private static Response anew(Link link, @Nullable String lang, int seconds, Response page) {
    URI next =
        UriBuilder.fromPath("/r/{token}/kiosk/next")
            .queryParam("lang", "{lang}")
            .build(link.token(), lang == null ? "" : lang);
    return Response.fromResponse(page).header(REFRESH, seconds + ";url=" + next).build();
  }

  private Response stepped(String token, Fields fields) {
    Link link = known(token);
    Optional<Draft> sent = steps.sent(link, fields.first("draft"));
    if (sent.isPresent()) {
      return repeated(sent.get(), link, fields);
    }
    link.openAt(clock.instant());
    String go = fields.first("go");
    if (go.equals("resume")) {
      return Response.seeOther(resume(link, fields.first("lang"))).build();
    }
    if (go.equals("refuse")) {
      return refused(link, fields);
    }
    Draft begun = throttle.watch(sender(), () -> steps.draft(link, fields));
    return goneOn(begun, link, fields);
  }

  private Response goneOn(Draft begun, Link link, Fields fields) {
    String go = fields.first("go");
    Draft draft = begun.on(begun.course().after(fields, go));
    String lang = go.startsWith("lang:") ? go.substring("lang:".length()) : fields.first("lang");
    Language language = language(pages.logic(draft.versionId()).form(), lang);
    Walk walk = steps.walk(draft, language, words(language));
    Terms terms = pages.terms(link, language);
    if (terms.agreeing().isPresent() && go.equals("agree")) {
      Draft agreed = steps.agreed(draft, terms.agreeing().get());
      return screen(link, 200, pages.screen(walk, walk.first(), agreed, show(language, Map.of())));
    }
    Steps.Post post = new Steps.Post(link, language, fields, walk.number(fields), go);
    Steps.Gone gone = steps.step(walk, draft, post);
    Walk.Step step = gone.step();
    if (terms.agreeing().isPresent() && draft.course().agreement().isEmpty()) {
      steps.keep(draft);
      return screen(link, 200, pages.agreement(draft, show(language, Map.of()), terms));
    }
    if (step.outcome() == Walk.Outcome.SENT) {
      return received(draft, link, language);
    }
    return screen(
        link,
        step.problems().isEmpty() ? 200 : 422,
        pages.screen(walk, step, gone.draft(), show(language, fields.under("find:"))));
  }

  /**
   * A page to which the browser's own back button may return. Where nothing is stored, that button
   * shows a failure instead; on a shared tablet the next person would press it.
   */
  private Response screen(Link link, int status, String html) {
    Response page = html(status, html);
    return link.mode() == Mode.KIOSK
        ? page
        : Response.fromResponse(page)
            .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
            .build();
  }

  /**
   * Whoever reloads the receipt gets it once more, even if the link served one person or has closed
   * since.
   */
  private Response repeated(Draft draft, Link link, Fields fields) {
    Language language = language(pages.logic(draft.versionId()).form(), fields.first("lang"));
    Walk walk = steps.walk(draft, language, words(language));
    Walk.Step step = walk.step(walk.number(fields), fields, fields.first("go"));
    if (step.outcome() != Walk.Outcome.SENT) {
      throw Problem.DRAFT_SENT.asException();
    }
    return received(draft, link, language);
  }

  private Response received(Draft draft, Link link, Language language) {
    String token = link.token();
    throttle.take(token);
    Receipt receipt = steps.send(draft, link, language, sender());
    Plain plain = plain(words(language), pages.title(draft.versionId(), language), token);
    Afterwards.After after = afterwards.of(token, receipt.withdrawalCode(), language, address());
    Response page = html(200, pages.drawing().receipt(plain, receipt.receipt(), after));
    return link.mode() == Mode.KIOSK
        ? anew(link, language.tag(), kiosks.of(link).receiptSeconds(), page)
        : page;
  }

  /** Somebody doesn't want to take part: that is counted, and nothing else is kept. */
  private Response refused(Link link, Fields fields) {
    Language language = language(about.form(link), fields.first("lang"));
    sheets
        .numbered(link.studyId(), fields.number("sheet"))
        .ifPresent(sheet -> sheets.refuse(sheet, language.spoken()));
    Words words = words(language);
    String heading = words.say("refused");
    return html(
        200,
        pages
            .drawing()
            .notice(plain(words, heading, link.token()), heading, words.say("refusedWhy")));
  }

  private static URI resume(Link link, String lang) {
    return UriBuilder.fromPath("/r/{token}/resume")
        .queryParam("lang", "{lang}")
        .build(link.token(), lang);
  }

  /** What was posted; the files of what was sent before are stored already. */
  private Fields fields(String token, List<EntityPart> parts) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    int left = MOST_TYPED;
    for (EntityPart part : parts) {
      if (part.getFileName().isEmpty()) {
        byte[] typed = bytes(part, left);
        left -= typed.length;
        if (left < 0) {
          throw Problem.TOO_LARGE.with("limit", "1 MiB");
        }
        add(values, part.getName(), new String(typed, StandardCharsets.UTF_8));
      }
    }
    Link link = known(token);
    if (steps.sent(link, new Fields(values).first("draft")).isPresent()) {
      return new Fields(values);
    }
    link.openAt(clock.instant());
    for (EntityPart part : parts) {
      byte[] bytes = part.getFileName().isEmpty() ? NOTHING : bytes(part, Attachments.MOST_BYTES);
      if (bytes.length > Attachments.MOST_BYTES) {
        add(values, Fields.LARGE, part.getName());
      } else if (bytes.length > 0) {
        add(values, part.getName(), uploads.add(link, part.getMediaType().toString(), bytes));
      }
    }
    return new Fields(values);
  }

  private static void add(Map<String, List<String>> values, String name, String value) {
    values.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
  }

  /** One more than the most where there are more. */
  private static byte[] bytes(EntityPart part, int most) {
    try (InputStream in = part.getContent()) {
      return in.readNBytes(most + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
