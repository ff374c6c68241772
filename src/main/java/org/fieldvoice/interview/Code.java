package org.fieldvoice.interview;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.Optional;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.study.Study;
import org.jspecify.annotations.Nullable;

/** A theme that excerpts are filed under. Codes form a tree; a memo says when one applies. */
@Entity
public class Code {

  static final int LONGEST = 200;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private long studyId;
  private @Nullable Long parentId;
  private String name;
  private String memo;
  private int position;

  protected Code() {}

  /** A code below another one, or at the top; {@code position} orders it among its siblings. */
  Code(Study study, Optional<Code> parent, String name, String memo, int position) {
    this.studyId = study.id();
    this.parentId = parent.map(Code::id).orElse(null);
    this.position = position;
    describe(name, memo);
  }

  void describe(String newName, String newMemo) {
    if (newName.isBlank() || newName.strip().length() > LONGEST) {
      throw Problem.INVALID.with("why", "a code's name has 1 to " + LONGEST + " characters");
    }
    name = newName.strip();
    memo = newMemo.strip();
  }

  long id() {
    return id;
  }

  long studyId() {
    return studyId;
  }

  Optional<Long> parentId() {
    return Optional.ofNullable(parentId);
  }

  String name() {
    return name;
  }

  String memo() {
    return memo;
  }
}
