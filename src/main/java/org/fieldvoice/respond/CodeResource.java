package org.fieldvoice.respond;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What the pages have in common that open by the code on a receipt, whether the link still takes
 * answers or not. The code comes in the body only, so that no address and no log holds it.
 */
abstract class CodeResource extends PageResource {

  @Inject Throttle throttle;

  /** The page that asks for the code, with what is wrong with the one that was typed. */
  abstract String drawn(Plain plain, String code, String wrong);

  /** The key of that page's title. */
  abstract String title();

  Response asking(String token, @Nullable String lang) {
    return toPeople(
        token,
        lang,
        () -> {
          throttle.watch(
              sender(), () -> links.find(token).orElseThrow(Problem.LINK_UNKNOWN::asException));
          return ask(200, token, lang, "");
        });
  }

  /** What the code opens; the question for it once more where nobody has such a code. */
  Response opened(
      String token, @Nullable String lang, @Nullable String code, Function<String, Response> page) {
    String typed = code == null ? "" : code.strip();
    return toPeople(
        token,
        lang,
        () -> {
          try {
            return page.apply(typed);
          } catch (ProblemException e) {
            if (e.problem() == Problem.WITHDRAWAL_CODE_UNKNOWN) {
              return ask(404, token, lang, typed);
            }
            throw e;
          }
        });
  }

  private Response ask(int status, String token, @Nullable String lang, String code) {
    Words words = words(lang);
    String wrong = status == 200 ? "" : words.say("withdrawUnknown");
    return html(status, drawn(plain(words, words.say(title()), token), code, wrong));
  }
}
