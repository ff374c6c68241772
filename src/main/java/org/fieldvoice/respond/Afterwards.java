package org.fieldvoice.respond;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.response.Link;
import org.fieldvoice.response.Links;
import org.fieldvoice.response.QrCode;
import org.fieldvoice.study.Participation;
import org.fieldvoice.study.Participation.PassingOn;
import org.fieldvoice.study.Participations;

/** What a respondent takes away and is told once the answers are there. */
@ApplicationScoped
public class Afterwards {

  @Inject private Links links;
  @Inject private Participations participations;

  /**
   * What stands under the receipt.
   *
   * @param code the withdrawal code
   * @param language the tag of the form's language in which it was answered
   * @param picture a QR code as an address of its own, with the way back to the answers
   * @param contact whom to ask, or empty
   * @param use what happens with the answers, or empty
   * @param reach how many people may answer through this respondent; 0 where nobody may
   */
  public record After(
      String code, String language, String picture, String contact, String use, int reach) {}

  /**
   * @param address the server's, as phones reach it
   */
  After of(String token, String code, Language language, String address) {
    Link link = links.find(token).orElseThrow(Problem.LINK_UNKNOWN::asException);
    Participation rules = participations.of(link.studyId());
    Participation.Told told = rules.toldIn(language.spoken());
    return new After(
        code,
        language.tag(),
        picture(back(address, token, code)),
        told.contact().orElse(""),
        told.use().orElse(""),
        rules.passingOn().map(PassingOn::limit).orElse(0));
  }

  /** The code is in the part of the address that no browser sends: no log of ours will hold it. */
  private static String back(String address, String token, String code) {
    return address + "/r/" + token + "/answers#" + code;
  }

  static String picture(String text) {
    String svg = QrCode.of(text).svg();
    return "data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
  }
}
