package org.fieldvoice.study;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fieldvoice.account.Caller;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.BlobStore;
import org.fieldvoice.platform.MaxBody;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.study.InformationSheet.Text;
import org.jspecify.annotations.Nullable;

/** The information sheets of a study and their recordings. */
@Path("studies/{study}/information-sheets")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InformationSheetsResource {

  private static final int LONGEST_SHEET = 20_000;
  private static final int MOST_BYTES = 10 << 20;
  private static final Pattern SOUND = Pattern.compile("audio/[A-Za-z0-9.+-]{1,80}");

  @Inject private InformationSheets sheets;
  @Inject private BlobStore blobs;
  @Inject private Access access;
  @Inject private Caller caller;
  @Inject private Audit audit;

  /** The words by BCP 47 tag, in markdown. */
  public record SheetForm(
      @NotEmpty Map<String, @Size(min = 1, max = LONGEST_SHEET) String> texts) {}

  /** One language of a sheet; {@code recording} says whether it can be listened to. */
  public record TextView(String words, boolean recording) {}

  /** A version on the wire; {@code refused} is how many people did not agree to it. */
  public record SheetView(int number, Instant madeAt, Map<String, TextView> texts, int refused) {}

  /** All versions, the newest first. */
  @GET
  public List<SheetView> list(@PathParam("study") String slug) {
    Study study = access.to(slug, Right.VIEW);
    Map<Integer, Integer> refused =
        sheets.refusals(study.id()).stream()
            .collect(
                Collectors.toMap(
                    InformationSheets.Refusals::number, InformationSheets.Refusals::people));
    return sheets.of(study.id()).stream()
        .map(sheet -> view(sheet, refused.getOrDefault(sheet.number(), 0)))
        .toList();
  }

  /** Makes the next version; the same words again are the version that they were. */
  @POST
  public Response make(@PathParam("study") String slug, @Valid SheetForm form) {
    Study study = access.to(slug, Right.MANAGE);
    Map<String, String> words = new HashMap<>();
    form.texts().forEach((tag, text) -> words.put(ParticipationResource.tag(tag), text.strip()));
    if (words.values().stream().anyMatch(String::isEmpty)) {
      throw Problem.INVALID.with("why", "the sheet says nothing in one of its languages");
    }
    Optional<InformationSheet> same =
        sheets.of(study.id()).stream().findFirst().filter(newest -> says(newest, words));
    if (same.isPresent()) {
      return Response.ok(view(same.get(), 0)).build();
    }
    InformationSheet made = sheets.add(study, words, caller.accountId());
    audit.record("information-sheet.create", slug, Map.of("number", made.number()));
    return Response.status(201).entity(view(made, 0)).build();
  }

  /** Takes the sheet's words in this language, read aloud. */
  @PUT
  @Path("{number: [0-9]{1,6}}/recordings/{language}")
  @Consumes(MediaType.WILDCARD)
  @MaxBody(MOST_BYTES)
  public void record(
      @PathParam("study") String slug,
      @PathParam("number") int number,
      @PathParam("language") String language,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
      byte[] sound) {
    Study study = access.to(slug, Right.MANAGE);
    InformationSheet sheet = sheet(study, number);
    Text text = text(sheet, language);
    String mediaType = String.valueOf(type).split(";", 2)[0].strip();
    if (!SOUND.matcher(mediaType).matches() || sound.length == 0) {
      throw Problem.UNSUPPORTED_TYPE.asException();
    }
    sheets.record(study, sheet, text, blobs.put(new ByteArrayInputStream(sound), mediaType));
    audit.record("information-sheet.record", slug, Map.of("number", number, "language", language));
  }

  private InformationSheet sheet(Study study, int number) {
    return sheets.of(study.id()).stream()
        .filter(sheet -> sheet.number() == number)
        .findFirst()
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", "information sheet " + number));
  }

  private static Text text(InformationSheet sheet, String language) {
    return Optional.ofNullable(sheet.texts().get(language))
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", "the sheet in " + language));
  }

  private static boolean says(InformationSheet sheet, Map<String, String> words) {
    return words.equals(
        sheet.texts().values().stream().collect(Collectors.toMap(Text::language, Text::words)));
  }

  private static SheetView view(InformationSheet sheet, int refused) {
    Map<String, TextView> texts = new HashMap<>();
    sheet
        .texts()
        .forEach((tag, t) -> texts.put(tag, new TextView(t.words(), t.recording().isPresent())));
    return new SheetView(sheet.number(), sheet.madeAt(), texts, refused);
  }
}
