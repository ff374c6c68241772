package org.fieldvoice.casestudy;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A case study as it was issued: text and numbers as they were, for good. */
@Entity
public class Edition {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private long caseStudyId;
  private int number;
  private LocalDateTime issuedAt;
  private long issuedBy;
  private String dataMark;
  private long responses;
  private String paper;
  private String sources;

  protected Edition() {}

  /** The next edition of a case study. */
  Edition(CaseStudy of, int number, Paper paper, List<Source> sources, CaseStudy.Saving saving) {
    this.caseStudyId = of.id();
    this.number = number;
    this.issuedAt = LocalDateTime.ofInstant(saving.at(), ZoneOffset.UTC);
    this.issuedBy = saving.accountId();
    this.dataMark = saving.data().mark();
    this.responses = saving.data().responses();
    this.paper = PaperJson.write(paper);
    this.sources = sources.stream().map(Source::text).collect(Collectors.joining(" "));
  }

  /** Whose words stand in a document: a story's or an excerpt's. */
  record Source(Kind kind, long id) {
    enum Kind {
      STORY,
      EXCERPT
    }

    private String text() {
      return kind.name() + ":" + id;
    }

    private static Source of(String text) {
      int colon = text.indexOf(':');
      return new Source(
          Kind.valueOf(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
    }

    /** The sources of a text. */
    static List<Source> in(Manuscript manuscript) {
      return manuscript.blocks().stream().flatMap(Source::in).distinct().toList();
    }

    static Stream<Source> in(Block block) {
      if (block instanceof Block.Story story) {
        return Stream.of(new Source(Kind.STORY, story.story()));
      }
      return block instanceof Block.Quote quote
          ? Stream.of(new Source(Kind.EXCERPT, quote.excerpt()))
          : Stream.empty();
    }
  }

  Paper paper() {
    return PaperJson.read(paper);
  }

  List<Source> sources() {
    return Arrays.stream(sources.split(" ")).filter(s -> !s.isEmpty()).map(Source::of).toList();
  }

  long caseStudyId() {
    return caseStudyId;
  }

  int number() {
    return number;
  }

  long responses() {
    return responses;
  }

  Instant issuedAt() {
    return issuedAt.toInstant(ZoneOffset.UTC);
  }

  boolean isStale(DataState now) {
    return !dataMark.equals(now.mark());
  }
}
