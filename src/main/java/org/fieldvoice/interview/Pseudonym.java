package org.fieldvoice.interview;

import org.fieldvoice.platform.Problem;

/** The name under which a participant's words may appear. Stable, and unique in its study. */
public record Pseudonym(String text) {

  static final int LONGEST = 40;

  public Pseudonym {
    text = text.strip();
    if (text.isEmpty()
        || text.length() > LONGEST
        || text.chars().anyMatch(Character::isISOControl)) {
      throw Problem.PSEUDONYM_UNUSABLE.with("longest", LONGEST);
    }
  }
}
