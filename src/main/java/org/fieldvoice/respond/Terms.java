package org.fieldvoice.respond;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.response.Mode;

/**
 * On what terms a questionnaire is answered: what of its study's settings its page shows and does.
 *
 * @param agreeing what a respondent must agree to first
 * @param paradata how it is answered is recorded
 * @param chain who came through whom is recorded
 * @param origin the network address and the browser are recorded
 * @param resumes the link opens on another device what was begun with it
 * @param mode who holds the phone; recorded with every response
 */
record Terms(
    Optional<Agreeing> agreeing,
    boolean paradata,
    boolean origin,
    boolean chain,
    boolean resumes,
    Mode mode) {

  static final Terms USUAL = new Terms(Optional.empty(), true, false, false, false, Mode.SELF);

  /** What is recorded of somebody who answers this form, a sentence a line. */
  List<String> recorded(Form form, Words words) {
    List<String> lines = new ArrayList<>();
    lines.add(words.say("rec.answers"));
    lines.add(words.say("rec.mode." + mode.word()));
    lines.add(words.say("rec.place"));
    if (hasIdentifiers(form.items())) {
      lines.add(words.say("rec.names"));
    }
    if (agreeing.isPresent()) {
      lines.add(words.say("rec.agreement"));
    }
    lines.add(words.say(paradata ? "rec.course" : "rec.noCourse"));
    if (paradata) {
      lines.add(words.say("rec.script"));
    }
    lines.add(words.say(origin ? "rec.origin" : "rec.noOrigin"));
    if (chain) {
      lines.add(words.say("rec.chain"));
    }
    lines.add(words.say("rec.phone"));
    if (resumes) {
      lines.add(words.say("rec.resumes"));
    }
    return lines;
  }

  private static boolean hasIdentifiers(List<Item> items) {
    return items.stream()
        .anyMatch(
            item ->
                item instanceof Group group && hasIdentifiers(group.items())
                    || item instanceof Question question && question.isIdentifier());
  }
}
