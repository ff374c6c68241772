package org.fieldvoice.respond;

import java.util.List;
import org.fieldvoice.respond.Screens.Screen;
import org.jspecify.annotations.Nullable;

/**
 * What the form's page draws.
 *
 * @param screens all of them for the whole document, one for a browser without script, none at the
 *     end
 * @param at the number of the screen that is shown
 * @param last the number of the last screen of the form
 * @param isLast true where nothing follows and the button sends
 * @param draft the key under which the server keeps the answers of a browser without script
 * @param code with which another device goes on, null where nothing is kept
 * @param notice something to say before the question, null when there is nothing
 * @param script the behaviour, null for a browser that has none
 * @param data JSON for the script
 * @param agreeing what has to be agreed to before the first question, null where nothing has
 * @param recorded what is recorded, a sentence a line; said where something is to be agreed to
 */
public record PageView(
    Sheet sheet,
    Frame frame,
    List<Screen> screens,
    int at,
    int last,
    boolean isFirst,
    boolean isLast,
    @Nullable String draft,
    @Nullable String code,
    @Nullable String notice,
    @Nullable String script,
    String data,
    boolean again,
    @Nullable Agreeing agreeing,
    List<String> recorded) {

  /** True for a page that a form post has made, whose links would lose the answers. */
  public boolean posts() {
    return draft != null;
  }

  /** True for the page after the last question. */
  public boolean isEnd() {
    return screens.isEmpty();
  }

  public long percent() {
    return Math.round(100.0 * (at - 1) / last);
  }

  public String enctype() {
    boolean files =
        posts() && screens.stream().anyMatch(screen -> Screens.hasFiles(screen.items()));
    return files ? "multipart/form-data" : "application/x-www-form-urlencoded";
  }
}
