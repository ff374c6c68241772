package org.fieldvoice.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import org.fieldvoice.platform.Attempts;
import org.fieldvoice.platform.OutsideApi;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.response.Kiosks;
import org.fieldvoice.response.Link;
import org.fieldvoice.response.Mode;
import org.jspecify.annotations.Nullable;

/** What a shared tablet asks for: how it behaves, and whether a PIN ends it. */
@OutsideApi
@Path("{token}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class KioskResource extends PageResource {

  @Inject private Kiosks kiosks;
  @Inject private Attempts attempts;

  /** What somebody has typed who wants to end it. */
  public record Ending(@Nullable String pin) {}

  @GET
  @Path("kiosk")
  public Kiosks.Kiosk settings(@PathParam("token") String token) {
    return kiosks.of(link(token));
  }

  /** Whether the PIN is right; guessing is slowed down. */
  @POST
  @Path("kiosk/end")
  @Consumes(MediaType.APPLICATION_JSON)
  public void end(@PathParam("token") String token, Ending ending) {
    Link link = link(token);
    Instant now = clock.instant();
    String guessed = "pin:" + link.id();
    attempts.mayTry(guessed, now);
    if (!kiosks.ends(link, ending.pin() == null ? "" : ending.pin())) {
      attempts.failed(guessed, now);
      throw Problem.PIN_WRONG.asException();
    }
    attempts.succeeded(guessed);
  }

  /** Where the tablet is when it has been ended. */
  @GET
  @Path("kiosk/ended")
  @Produces(MediaType.TEXT_HTML)
  public Response ended(
      @PathParam("token") String token, @QueryParam("lang") @Nullable String lang) {
    return toPeople(
        token,
        lang,
        () -> {
          link(token);
          Words words = words(token, lang);
          String heading = words.say("kioskEnded");
          return html(
              200,
              pages
                  .drawing()
                  .ended(plain(words, heading, token), heading, words.say("kioskEndedWhy")));
        });
  }

  /**
   * Where a tablet without a script begins anew: at a page of which the browser has kept nothing.
   */
  @GET
  @Path("kiosk/next")
  @Produces(MediaType.TEXT_HTML)
  public Response next(
      @PathParam("token") String token, @QueryParam("lang") @Nullable String lang) {
    return toPeople(
        token,
        lang,
        () ->
            Response.seeOther(
                    UriBuilder.fromPath("/r/{token}")
                        .queryParam("lang", "{lang}")
                        .build(link(token).token(), lang == null ? "" : lang))
                .header("Clear-Site-Data", "\"cache\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build());
  }

  /**
   * Lets the tablet put the page on its home screen, as an application without a browser's bars.
   */
  @GET
  @Path("app.webmanifest")
  @Produces("application/manifest+json")
  public JsonObject manifest(@PathParam("token") String token) {
    Link link = link(token);
    long version = pages.source(link.questionnaireId()).versionId();
    String title = pages.title(version, language(pages.logic(version).form(), null));
    String address = "/r/" + link.token();
    return Json.createObjectBuilder()
        .add("name", title)
        .add("short_name", title)
        .add("display", "fullscreen")
        .add("start_url", address)
        .add("scope", address)
        .add(
            "icons",
            Json.createArrayBuilder()
                .add(
                    Json.createObjectBuilder()
                        .add("src", "/design/icon.svg")
                        .add("sizes", "any")
                        .add("type", "image/svg+xml")))
        .build();
  }

  private Link link(String token) {
    Link link = known(token);
    if (link.mode() != Mode.KIOSK) {
      throw Problem.LINK_UNKNOWN.asException();
    }
    return link;
  }
}
