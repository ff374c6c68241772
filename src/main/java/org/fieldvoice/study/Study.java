package org.fieldvoice.study;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * One piece of research: its questionnaires, responses, interviews, data sets and case studies
 * belong to it.
 */
@Entity
public class Study {

  /**
   * Groups smaller than this are not shown in charts or published, unless a study says otherwise.
   */
  static final int USUAL_SMALLEST_GROUP = 5;

  static final int USUAL_DRAFT_DAYS = 14;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private String slug;
  private String title;
  private String languages;
  private int smallestGroup;
  private int draftDays;
  private LocalDateTime createdAt;
  @Version private long version;

  protected Study() {}

  /**
   * A new study.
   *
   * @param slug its short name in addresses: lower-case letters, digits, hyphens
   * @param languages BCP 47 tags, the study's main language first
   */
  public Study(String slug, String title, List<String> languages, Instant now) {
    this.slug = slug;
    this.title = title.strip();
    this.languages = String.join(" ", languages);
    this.smallestGroup = USUAL_SMALLEST_GROUP;
    this.draftDays = USUAL_DRAFT_DAYS;
    this.createdAt = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
  }

  public long id() {
    return id;
  }

  public String slug() {
    return slug;
  }

  public String title() {
    return title;
  }

  public List<String> languages() {
    return List.of(languages.split(" "));
  }

  /** How many people a group must have to be shown. */
  public int smallestGroup() {
    return smallestGroup;
  }

  /** For how many days answers that nobody has sent yet are kept. */
  public int draftDays() {
    return draftDays;
  }

  void rename(String newTitle) {
    title = newTitle.strip();
  }

  void showGroupsFrom(int people) {
    smallestGroup = people;
  }

  void keepDraftsFor(int days) {
    draftDays = days;
  }
}
