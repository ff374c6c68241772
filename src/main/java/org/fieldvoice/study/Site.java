package org.fieldvoice.study;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A place where respondents are reached: a factory. */
@Entity
public class Site {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private long studyId;
  private String code;
  private String name;
  private @Nullable Integer target;

  protected Site() {}

  /**
   * A site of a study; {@code target} is how many responses it should bring, if that was planned.
   */
  public Site(Study study, String code, String name, OptionalInt target) {
    this.studyId = study.id();
    this.code = code;
    this.name = name.strip();
    this.target = target.isPresent() ? target.getAsInt() : null;
  }

  public long id() {
    return id;
  }

  public String code() {
    return code;
  }

  public String name() {
    return name;
  }

  public OptionalInt target() {
    return target == null ? OptionalInt.empty() : OptionalInt.of(target);
  }
}
