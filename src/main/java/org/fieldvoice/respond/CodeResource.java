package org.fieldvoice.respond;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.function.Function;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.response.Link;
import org.jspecify.annotations.Nullable;

/**
 * What the pages have in common that open by a code. The code comes in the body only, so that no
 * address and no log holds it.
 */
abstract class CodeResource extends PageResource {

  /** Why a code opens nothing, as keys of our words; the page then asks for it once more. */
  private static final Map<Problem, String> WRONG =
      Map.of(
          Problem.WITHDRAWAL_CODE_UNKNOWN, "withdrawUnknown",
          Problem.RESUME_CODE_UNKNOWN, "resumeUnknown",
          Problem.TOO_MANY_ATTEMPTS, "tryLater");

  /** The page that asks for the code, with what is wrong with the one that was typed. */
  abstract String drawn(Plain plain, String code, String wrong);

  /** The key of that page's title. */
  abstract String title();

  /** The link at whose address a code is asked for: what was sent can be had back from any. */
  Link link(String token) {
    return known(token);
  }

  Response asking(String token, @Nullable String lang) {
    return toPeople(
        token,
        lang,
        () -> {
          link(token);
          return html(200, drawn(plain(token, words(token, lang)), "", ""));
        });
  }

  /** What the code opens; the question for it once more where it opens nothing. */
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
            String wrong = WRONG.get(e.problem());
            if (wrong == null) {
              throw e;
            }
            Words words = words(token, lang);
            Plain plain = plain(token, words);
            return html(e.problem().status(), drawn(plain, typed, words.say(wrong)));
          }
        });
  }

  private Plain plain(String token, Words words) {
    return plain(words, words.say(title()), token);
  }
}
