package org.fieldvoice.questionnaire.translation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.account.Caller;
import org.fieldvoice.platform.Download;
import org.fieldvoice.platform.MaxBody;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.QuestionnaireVersion;
import org.fieldvoice.questionnaire.Questionnaires;
import org.fieldvoice.questionnaire.edit.Editing;
import org.fieldvoice.questionnaire.edit.NextVersion;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.fieldvoice.study.Study;
import org.jspecify.annotations.Nullable;

/** What is missing in which language, and the files that go to translators and come back. */
@Path("studies/{study}/questionnaires/{code}/translations")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
public class TranslationsResource {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  @Inject private Access access;
  @Inject private Caller caller;
  @Inject private Questionnaires questionnaires;
  @Inject private NextVersion nextVersion;

  /**
   * What came of a translator's file.
   *
   * @param version the version that has the texts: a new one, unless nothing changed
   * @param taken how many texts are new or changed
   * @param unchanged how many were there already, or stand in the file as it went out
   * @param unknown ids that the questionnaire doesn't have
   * @param moved texts that the questionnaire has moved on from since the file was made; not taken
   *     unless {@code moved=take} asks for it
   */
  public record TakenView(
      String code,
      int version,
      int taken,
      int unchanged,
      List<String> unknown,
      List<Translation.Moved> moved) {}

  /** How complete each language is; of the newest version unless another is named. */
  @GET
  public List<Completeness> completeness(
      @PathParam("study") String slug,
      @PathParam("code") String code,
      @QueryParam("version") @Nullable Integer number) {
    return Completeness.of(form(version(access.to(slug, Right.VIEW), code, number)));
  }

  /** The texts with their translations into one language, as XLIFF 2.0. */
  @GET
  @Path("{tag}.xlf")
  @Produces(Xliff.MEDIA_TYPE)
  public Response xliff(
      @PathParam("study") String slug,
      @PathParam("code") String code,
      @PathParam("tag") String tag,
      @QueryParam("version") @Nullable Integer number) {
    QuestionnaireVersion version = version(access.to(slug, Right.VIEW), code, number);
    Form form = form(version);
    Language language =
        form.languages().stream()
            .filter(l -> l.tag().equals(tag))
            .findFirst()
            .orElseThrow(() -> Problem.NOT_FOUND.with("what", "language " + tag));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XliffWriter.write(form, version.number(), language, out);
    return file(out, code + "-" + tag + ".xlf");
  }

  /** The texts in all languages, as a workbook. */
  @GET
  @Path("workbook.xlsx")
  @Produces(XLSX)
  public Response workbook(
      @PathParam("study") String slug,
      @PathParam("code") String code,
      @QueryParam("version") @Nullable Integer number) {
    QuestionnaireVersion version = version(access.to(slug, Right.VIEW), code, number);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TranslationWorkbook.write(form(version), version.number(), out);
    return file(out, code + "-translation.xlsx");
  }

  /**
   * Takes a translator's file, XLIFF 2 or the workbook, into the newest version's texts, which
   * makes the next version; where a reference is broken, nothing is taken. A text whose source or
   * translation has changed since the file was made is told and left as it is.
   *
   * @param moved {@code take} takes such texts too
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @MaxBody(10L << 20)
  public Response take(
      @PathParam("study") String slug,
      @PathParam("code") String code,
      @QueryParam("moved") @DefaultValue("tell") String moved,
      byte[] file) {
    Study study = access.to(slug, Right.DESIGN);
    QuestionnaireVersion newest = version(study, code, null);
    Form form = form(newest);
    TranslatorsFile came = TranslatorsFile.read(file, form);
    Form origin =
        came.version()
            .filter(number -> number != newest.number())
            .flatMap(number -> find(study, code, number))
            .map(this::form)
            .orElse(form);
    Translation.Wish wish = moved.equals("take") ? Translation.Wish.TAKE : Translation.Wish.TELL;
    Translation.Reading reading = new Translation(form, origin, wish).read(came.lines());
    if (reading.taken() == 0) {
      return Response.ok(view(code, newest, reading)).build();
    }
    Form translated = Editing.make(form, reading.edits()).form();
    QuestionnaireVersion version = nextVersion.of(study, newest, translated, caller.accountId());
    return Response.created(URI.create("versions/" + version.number()))
        .entity(view(code, version, reading))
        .build();
  }

  private static TakenView view(
      String code, QuestionnaireVersion version, Translation.Reading reading) {
    return new TakenView(
        code,
        version.number(),
        reading.taken(),
        reading.unchanged(),
        reading.unknown(),
        reading.moved());
  }

  private QuestionnaireVersion version(Study study, String code, @Nullable Integer number) {
    return find(study, code, number)
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", "questionnaire " + code));
  }

  private Optional<QuestionnaireVersion> find(Study study, String code, @Nullable Integer number) {
    return questionnaires
        .byCode(study, code)
        .flatMap(
            q ->
                questionnaires.versions(q).stream()
                    .filter(v -> number == null || v.number() == number)
                    .findFirst());
  }

  private Form form(QuestionnaireVersion version) {
    return questionnaires.form(version);
  }

  private static Response file(ByteArrayOutputStream out, String name) {
    return Download.of(out.toByteArray(), name).build();
  }
}
