package org.fieldvoice.respond;

import java.util.List;
import org.fieldvoice.respond.Screens.Screen;
import org.fieldvoice.response.Kiosks;
import org.fieldvoice.response.Mode;
import org.jspecify.annotations.Nullable;

/**
 * What the form's page draws.
 *
 * @param screens all of them for the whole document, one for a browser without script, none at the
 *     end
 * @param at the number of the screen that is shown
 * @param percent how much is done
 * @param isLast true where nothing follows and the button sends
 * @param draft the key under which the server keeps the answers of a browser without script
 * @param code with which another device goes on, null where nothing is kept
 * @param notice something to say before the question, null when there is nothing
 * @param script the behaviour, null for a browser that has none
 * @param data JSON for the script
 * @param mode who holds the phone
 * @param agreeing what has to be agreed to before the first question, null where nothing has
 * @param recorded what is recorded, a sentence a line; said where something is to be agreed to
 */
public record PageView(
    Sheet sheet,
    Frame frame,
    List<Screen> screens,
    int at,
    long percent,
    boolean isFirst,
    boolean isLast,
    @Nullable String draft,
    @Nullable String code,
    @Nullable String notice,
    @Nullable String script,
    String data,
    Mode mode,
    @Nullable Agreeing agreeing,
    List<String> recorded) {

  /** True where somebody else may answer next. */
  public boolean again() {
    return mode != Mode.SELF;
  }

  /**
   * After how many seconds a shared tablet's first screen is fetched anew where no script notices a
   * touch; 0 for never.
   */
  public int anew() {
    return mode == Mode.KIOSK ? Kiosks.UNTOUCHED_SECONDS : 0;
  }

  /** True for a page that a form post has made, whose links would lose the answers. */
  public boolean posts() {
    return draft != null;
  }

  /** True for the page after the last question. */
  public boolean isEnd() {
    return screens.isEmpty();
  }

  public String enctype() {
    boolean files =
        screens.stream()
            .filter(screen -> screen.number() == at)
            .anyMatch(screen -> Screens.hasFiles(screen.items()));
    return files ? "multipart/form-data" : "application/x-www-form-urlencoded";
  }
}
