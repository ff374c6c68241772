package org.fieldvoice.dataset;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fieldvoice.questionnaire.Question;

/**
 * Something that a response may say, as a release sees it.
 *
 * @param key the answer's key, which becomes the column's name
 * @param question empty for what the system knows of a response: {@code _site}, {@code _submitted}
 *     …
 * @param when the conditions under which it is asked, as written, where they hang on a
 *     quasi-identifier: whether there is an answer tells about it
 * @param versions those that asked it, the newest first, where the newest of all no longer does;
 *     else empty
 */
record Variable(
    String key,
    Kind kind,
    Standing standing,
    Reason reason,
    Optional<Question> question,
    List<String> when,
    List<Integer> versions) {

  /** What its values are. */
  enum Kind {
    NUMBER,
    WHOLE_NUMBER,
    CHOICE,
    CHOICES,
    RANKING,
    DAY,
    TEXT,
    OTHER
  }

  /** How far it may leave. */
  enum Standing {
    /** In no release, whatever a policy says. */
    NEVER,
    /** Counts towards k wherever it is kept. */
    QUASI,
    /** Left out unless the policy keeps it. */
    SENSITIVE,
    /** Nothing to fear. */
    HARMLESS
  }

  /** Why it has its standing. */
  enum Reason {
    NONE,
    IDENTIFIER,
    METADATA,
    REPEAT,
    FILE,
    PLACE,
    QUASI,
    DERIVED,
    DATE,
    SITE,
    CIRCUMSTANCE,
    SENSITIVE,
    FREE_TEXT,
    SENSITIVE_SKIP,
    RETIRED;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  boolean may(Policy.Action action) {
    return action == Policy.Action.DROP || standing != Standing.NEVER;
  }

  /** True where its values count towards k under this action. */
  boolean quasi(Policy.Action action) {
    return action == Policy.Action.GENERALISE
        || (action == Policy.Action.KEEP && standing == Standing.QUASI);
  }
}
