package org.fieldvoice.study;

import java.util.Map;
import java.util.Optional;

/**
 * How people take part in a study, as its owner has set it.
 *
 * @param agreementRequired nobody answers before agreeing to the newest information sheet
 * @param paradata how a questionnaire was answered is kept: times, counts, never what was typed
 * @param origin the network address and the browser are kept, sealed
 * @param resumeByInvitation a personal invitation opens on another device what was begun with it
 * @param passingOn whether a respondent may invite others
 * @param told by BCP 47 tag
 */
public record Participation(
    boolean agreementRequired,
    boolean paradata,
    boolean origin,
    boolean resumeByInvitation,
    Optional<PassingOn> passingOn,
    Map<String, Told> told) {

  /** What holds for a study whose owner has set nothing. */
  public static final Participation USUAL =
      new Participation(false, true, false, false, Optional.empty(), Map.of());

  /**
   * What respondents are told in one language, as plain text.
   *
   * @param contact whom to ask
   * @param use what happens with the answers
   */
  public record Told(Optional<String> contact, Optional<String> use) {
    static final Told NOTHING = new Told(Optional.empty(), Optional.empty());
  }

  /**
   * Respondents may pass the questionnaire on.
   *
   * @param limit how many people one respondent may reach
   */
  public record PassingOn(int limit, Kind kind) {

    /** What a respondent gets: a link for each person, or one that several may use. */
    public enum Kind {
      SINGLE,
      COUNTED
    }

    /** How many links a respondent may have. */
    public int links() {
      return kind == Kind.SINGLE ? limit : 1;
    }

    /** How many people may answer through one of them. */
    public int uses() {
      return kind == Kind.SINGLE ? 1 : limit;
    }
  }

  public Participation {
    told = Map.copyOf(told);
  }

  /** What is told in this language, else in the same language of another place, else nothing. */
  public Told toldIn(String tag) {
    return Tags.nearest(told, tag).orElse(Told.NOTHING);
  }
}
