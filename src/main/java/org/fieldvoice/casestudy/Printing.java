package org.fieldvoice.casestudy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fieldvoice.casestudy.CaseStudyView.EditionView;
import org.fieldvoice.casestudy.PaperWriter.Written;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.platform.ProblemSentences;
import org.fieldvoice.study.Study;
import org.jspecify.annotations.Nullable;

/** From a manuscript over the study's data to pages. */
@ApplicationScoped
class Printing {

  @Inject private StudyEvidence evidence;
  @Inject private CaseStudies caseStudies;
  @Inject private ServletContext application;
  @Inject private Clock clock;
  private volatile @Nullable String style;

  /** A manuscript from its JSON; where it names no questionnaire it is the study's first. */
  Manuscript read(Study study, JsonObject body, String reader) {
    Manuscript read = ManuscriptReader.read(body, study.languages().get(0), reader);
    return read.questionnaire().isEmpty() ? read.over(evidence.onlyQuestionnaire(study)) : read;
  }

  DataState dataState(Study study, String questionnaire) {
    return evidence.state(study, questionnaire);
  }

  /** The manuscript with today's numbers, and what is missing in it. */
  Written written(Study study, Manuscript manuscript, Optional<CaseStudy> saved) {
    Words words = Words.in(manuscript.language());
    Instant now = clock.instant();
    String status = words.say("status-draft", words.moment(now));
    DataState data = dataState(study, manuscript.questionnaire());
    if (saved.isPresent() && saved.get().isStale(data)) {
      long then = saved.get().dataResponses();
      status +=
          words.gap() + words.say("status-stale", words.count(then), words.count(data.responses()));
    }
    return PaperWriter.write(manuscript, evidence.of(study, manuscript, now), status);
  }

  /** The draft as it would be printed now; a problem where something is missing in it. */
  Paper draft(Study study, CaseStudy caseStudy) {
    return whole(written(study, caseStudy.manuscript(), Optional.of(caseStudy)));
  }

  /** The next edition. */
  Paper issued(Study study, Manuscript manuscript, int number) {
    Words words = Words.in(manuscript.language());
    Instant now = clock.instant();
    String day = words.day(LocalDate.ofInstant(now, ZoneOffset.UTC));
    String status = words.say("status-issued", number, day, words.moment(now));
    return whole(PaperWriter.write(manuscript, evidence.of(study, manuscript, now), status));
  }

  private static Paper whole(Written written) {
    if (!written.faults().isEmpty()) {
      throw ManuscriptFault.problem(written.faults());
    }
    return written.paper();
  }

  byte[] pdf(Paper paper) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PaperPdf.write(paper, out);
    return out.toByteArray();
  }

  String html(Paper paper) {
    return new PaperPage(paper, style()).html();
  }

  /** Lets the page's own style in and nothing else. */
  String policy() {
    return "default-src 'none'; img-src data:; base-uri 'none'; frame-ancestors 'self'; style-src '"
        + hash(style())
        + "'";
  }

  /** A file name of the title, in any script. */
  static String disposition(Paper paper, String extension) {
    String name =
        paper.title().replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]+", " ").strip() + "." + extension;
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return "inline; filename=\"case-study." + extension + "\"; filename*=UTF-8''" + encoded;
  }

  CaseStudyView view(Study study, CaseStudy caseStudy, Optional<JsonArray> blocks) {
    Manuscript manuscript = caseStudy.manuscript();
    DataState data = dataState(study, manuscript.questionnaire());
    List<Edition> editions = caseStudies.editions(caseStudy);
    boolean asIssued =
        !editions.isEmpty() && !editions.get(0).issuedAt().isBefore(caseStudy.changedAt());
    String state = editions.isEmpty() ? "draft" : asIssued ? "issued" : "changed";
    return new CaseStudyView(
        caseStudy.id(),
        caseStudy.title(),
        caseStudy.subtitle(),
        caseStudy.language(),
        caseStudy.questionnaire(),
        state,
        caseStudy.isStale(data),
        utc(caseStudy.changedAt()),
        blocks.orElse(null),
        refusals(study, manuscript),
        editions.stream().map(e -> view(study, manuscript, e, data)).toList(),
        caseStudy.publicToken().map(token -> "/r/p/" + token).orElse(null));
  }

  private EditionView view(Study study, Manuscript manuscript, Edition edition, DataState data) {
    return new EditionView(
        edition.number(),
        utc(edition.issuedAt()),
        edition.responses(),
        edition.isStale(data),
        affected(study, manuscript, edition));
  }

  /** Why words in an edition may not be used any more; empty where all still may. */
  List<String> affected(Study study, Manuscript manuscript, Edition edition) {
    Evidence now = evidence.of(study, manuscript, clock.instant());
    return edition.sources().stream()
        .flatMap(source -> refusal(now, source, manuscript.language()).stream())
        .distinct()
        .toList();
  }

  private List<ManuscriptFault> refusals(Study study, Manuscript manuscript) {
    Evidence now = evidence.of(study, manuscript, clock.instant());
    List<Block> blocks = manuscript.blocks();
    return IntStream.range(0, blocks.size())
        .boxed()
        .flatMap(i -> Edition.Source.in(blocks.get(i)).flatMap(s -> fault(now, manuscript, s, i)))
        .toList();
  }

  private static Stream<ManuscriptFault> fault(
      Evidence now, Manuscript manuscript, Edition.Source source, int block) {
    String field = source.kind().name().toLowerCase(Locale.ROOT);
    return refusal(now, source, manuscript.language()).stream()
        .map(why -> ManuscriptFault.of(block, field, Long.toString(source.id()), why));
  }

  private static Optional<String> refusal(Evidence now, Edition.Source source, String language) {
    try {
      if (source.kind() == Edition.Source.Kind.STORY) {
        now.story(source.id());
      } else {
        now.quote(source.id());
      }
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(ProblemSentences.of(e, List.of(Locale.forLanguageTag(language))));
    }
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private String style() {
    String known = style;
    if (known == null) {
      known = resource("/design/tokens.css") + resource("/design/paper.css");
      style = known;
    }
    return known;
  }

  private String resource(String path) {
    try (InputStream in = application.getResourceAsStream(path)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(sha);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
