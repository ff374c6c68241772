package org.fieldvoice.questionnaire;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.fieldvoice.account.Caller;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.BlobStore;
import org.fieldvoice.platform.Download;
import org.fieldvoice.platform.MaxBody;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.questionnaire.xform.XForm;
import org.fieldvoice.questionnaire.xlsform.Finding;
import org.fieldvoice.questionnaire.xlsform.FormZip;
import org.fieldvoice.questionnaire.xlsform.XlsFormExport;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.fieldvoice.study.Study;

/** Questionnaires come in as workbooks, are published, and go out again. */
@Path("studies/{study}/questionnaires")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
public class QuestionnairesResource {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String VERSION = "{code}/versions/{number: [0-9]{1,9}}";

  @Inject private Access access;
  @Inject private Caller caller;
  @Inject private Questionnaires questionnaires;
  @Inject private VersionMedia versionMedia;
  @Inject private BlobStore blobs;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /**
   * What came of an import.
   *
   * @param languages tags, the default one first
   * @param questions how many a respondent may be asked
   */
  public record ImportedView(
      String code,
      int version,
      String title,
      List<String> languages,
      int questions,
      List<Finding.Line> warnings) {}

  /** What the import of a version had to say. */
  public record ReportView(List<Finding.Line> warnings) {}

  @GET
  public List<QuestionnaireView> list(@PathParam("study") String slug) {
    return questionnaires.of(access.to(slug, Right.VIEW)).stream()
        .map(q -> QuestionnaireView.of(q, questionnaires.versions(q)))
        .toList();
  }

  /**
   * Takes a workbook, or a zip of one with its files. A known {@code form_id} makes the next
   * version.
   *
   * @param name the file's name, from which a workbook without an id gets one
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @MaxBody(21L << 20)
  public Response add(
      @PathParam("study") String slug,
      @QueryParam("name") @DefaultValue("questionnaire") String name,
      @Context HttpHeaders headers,
      byte[] body) {
    Study study = access.to(slug, Right.DESIGN);
    XlsFormImport.Imported imported = XlsFormImport.read(body, idFrom(name));
    Form form = imported.form().orElseThrow(() -> refused(imported, locale(headers)));
    QuestionnaireVersion version =
        questionnaires.add(
            study, form, new Questionnaires.Source(body, imported.media()), caller.accountId());
    audit.record(
        "questionnaire.import",
        slug,
        Map.of("code", form.id(), "version", version.number(), "seal", version.seal()));
    return Response.created(
            URI.create("studies/" + slug + "/questionnaires/" + Download.encoded(form.id())))
        .entity(
            new ImportedView(
                form.id(),
                version.number(),
                version.title(),
                version.languages(),
                version.questions(),
                imported.report().warnings(locale(headers))))
        .build();
  }

  @GET
  @Path("{code}")
  public QuestionnaireView one(@PathParam("study") String slug, @PathParam("code") String code) {
    Study study = access.to(slug, Right.VIEW);
    Questionnaire questionnaire =
        questionnaires.byCode(study, code).orElseThrow(() -> unknown(code));
    return QuestionnaireView.of(questionnaire, questionnaires.versions(questionnaire));
  }

  @GET
  @Path(VERSION + ".json")
  public StreamingOutput form(
      @PathParam("study") String slug,
      @PathParam("code") String code,
      @PathParam("number") int number) {
    QuestionnaireVersion version = version(slug, Right.VIEW, code, number);
    return out -> questionnaires.copyForm(version, out);
  }

  @GET
  @Path(VERSION + ".xlsx")
  @Produces(XLSX)
  public Response workbook(
      @PathParam("study") String slug,
      @PathParam("code") String code,
      @PathParam("number") int number) {
    QuestionnaireVersion version = version(slug, Right.VIEW, code, number);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XlsFormExport.write(questionnaires.form(version), out);
    return download(out, code + "-" + number + ".xlsx");
  }

  /** The workbook with its lists, pictures, sounds and videos. */
  @GET
  @Path(VERSION + ".zip")
  @Produces("application/zip")
  public Response zip(
      @PathParam("study") String slug,
      @PathParam("code") String code,
      @PathParam("number") int number) {
    QuestionnaireVersion version = version(slug, Right.VIEW, code, number);
    Form form = questionnaires.form(version);
    String name = code + "-" + number;
    Map<String, FormZip.Content> media = new TreeMap<>();
    versionMedia
        .of(version.id())
        .forEach((file, blob) -> media.put(file, out -> blobs.copyTo(blob.id(), out)));
    StreamingOutput body = out -> FormZip.write(form, name, media, out);
    return Download.of(body, name + ".zip").build();
  }

  /** The version as an ODK XForm. */
  @GET
  @Path(VERSION + ".xml")
  @Produces(MediaType.APPLICATION_XML)
  public Response xform(
      @PathParam("study") String slug,
      @PathParam("code") String code,
      @PathParam("number") int number) {
    QuestionnaireVersion version = version(slug, Right.VIEW, code, number);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XForm.write(questionnaires.form(version), out);
    return download(out, code + "-" + number + ".xml");
  }

  private static Response download(ByteArrayOutputStream file, String name) {
    return Download.of(file.toByteArray(), name).build();
  }

  /** What the import had to say about this version, read once more from the workbook as it came. */
  @GET
  @Path(VERSION + "/report")
  public ReportView report(
      @PathParam("study") String slug,
      @PathParam("code") String code,
      @PathParam("number") int number,
      @Context HttpHeaders headers) {
    QuestionnaireVersion version = version(slug, Right.DESIGN, code, number);
    ByteArrayOutputStream workbook = new ByteArrayOutputStream();
    blobs.copyTo(version.workbookId(), workbook);
    return new ReportView(
        XlsFormImport.read(workbook.toByteArray(), code).report().warnings(locale(headers)));
  }

  /** What changed from one version to another, older or newer. */
  @GET
  @Path(VERSION + "/diff/{other: [0-9]{1,9}}")
  public List<FormDiff.Change> diff(
      @PathParam("study") String slug,
      @PathParam("code") String code,
      @PathParam("number") int number,
      @PathParam("other") int other) {
    QuestionnaireVersion before = version(slug, Right.VIEW, code, number);
    QuestionnaireVersion after = version(slug, Right.VIEW, code, other);
    Form old = questionnaires.form(before);
    return FormDiff.between(old, questionnaires.formBeside(old, after));
  }

  /** Opens a version for answers. From then on it never changes. */
  @POST
  @Path(VERSION + "/publication")
  @Consumes(MediaType.WILDCARD)
  public void publish(
      @PathParam("study") String slug,
      @PathParam("code") String code,
      @PathParam("number") int number) {
    QuestionnaireVersion version = version(slug, Right.DESIGN, code, number);
    if (version.isPublished()) {
      return;
    }
    List<LogicProblem> problems =
        Trial.problems(
            questionnaires.form(version),
            new Circumstances(OffsetDateTime.now(clock), new SplittableRandom(), ""));
    if (!problems.isEmpty()) {
      throw Problem.LOGIC_BROKEN.with("count", problems.size()).listing(problems);
    }
    version.publish(caller.accountId(), clock.instant());
    audit.record(
        "questionnaire.publish",
        slug,
        Map.of("code", code, "version", number, "seal", version.seal()));
  }

  private QuestionnaireVersion version(String slug, Right right, String code, int number) {
    Study study = access.to(slug, right);
    return questionnaires
        .version(study, code, number)
        .orElseThrow(() -> unknown(code + " version " + number));
  }

  private ProblemException refused(XlsFormImport.Imported imported, Locale locale) {
    List<Finding.Line> problems = imported.report().problems(locale);
    return Problem.WORKBOOK_REFUSED.with("count", problems.size()).listing(problems);
  }

  private static Locale locale(HttpHeaders headers) {
    return headers.getAcceptableLanguages().stream()
        .map(Locale::getLanguage)
        .filter(l -> l.equals("zh") || l.equals("en"))
        .findFirst()
        .map(Locale::forLanguageTag)
        .orElse(Locale.ENGLISH);
  }

  private static ProblemException unknown(String what) {
    return Problem.NOT_FOUND.with("what", "questionnaire " + what);
  }

  /** A file's name without its folders and ending, fit to be a code. */
  private static String idFrom(String fileName) {
    String base = fileName.replaceAll(".*[/\\\\]", "").replaceAll("\\.\\w{1,5}$", "");
    String id = base.replaceAll("[^\\p{L}\\p{N}_.-]+", "_");
    return id.isEmpty() ? "questionnaire" : id.substring(0, Math.min(id.length(), 100));
  }
}
