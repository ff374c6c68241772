package org.fieldvoice.respond;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.fieldvoice.study.Participation;

/** The one place where the respondent's HTML is made. */
final class Drawing {

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Drawing.class.getClassLoader(), "org.fieldvoice.templates");
  private final Assets assets;

  Drawing(Assets assets) {
    this.assets = assets;
  }

  Frame frame(Words words, String title) {
    return frame(words.tag(), words, Preview.of(words.tag(), title));
  }

  Frame frame(Sheet sheet) {
    return frame(sheet.language().spoken(), sheet.words(), Preview.of(sheet));
  }

  private Frame frame(String language, Words words, Preview preview) {
    return new Frame(
        language,
        words,
        preview,
        assets.style(),
        assets.later().style().address(),
        assets.later().apart().address(),
        assets.later().plain().address(),
        100);
  }

  String script() {
    return assets.script();
  }

  /** The same with the functions that few forms call. */
  String rareScript() {
    return assets.rareScript();
  }

  Later later() {
    return assets.later();
  }

  /** The Content-Security-Policy that lets in what these pages carry, and nothing else. */
  String policy() {
    return assets.policy();
  }

  String page(PageView page) {
    return drawn("respond/page.jte", Map.of("page", page));
  }

  String receipt(Plain plain, String receipt, Afterwards.After after) {
    String code = after.code();
    String file =
        plain.frame().title()
            + "\n"
            + plain.say("receipt")
            + ": "
            + receipt
            + "\n"
            + plain.say("code")
            + ": "
            + code
            + "\n";
    return drawn(
        "respond/receipt.jte",
        Map.of("plain", plain, "receipt", receipt, "after", after, "file", asAddress(file)));
  }

  /**
   * The page where a withdrawal code is entered; {@code wrong} says what was wrong with the one
   * before.
   */
  String withdrawal(Plain plain, String code, String wrong) {
    return drawn("respond/withdrawal.jte", Map.of("plain", plain, "code", code, "wrong", wrong));
  }

  /** What stands under a receipt, by itself. */
  String after(Plain plain, Afterwards.After after) {
    return drawn("respond/after.jte", Map.of("plain", plain, "after", after));
  }

  /** Somebody's answers in words, with the way to delete them. */
  String answers(Plain plain, List<OwnAnswers.Line> lines, String code) {
    return drawn("respond/answers.jte", Map.of("plain", plain, "lines", lines, "code", code));
  }

  /** The page where a code is entered to read one's answers. */
  String askCode(Plain plain, String code, String wrong) {
    return drawn("respond/askCode.jte", Map.of("plain", plain, "code", code, "wrong", wrong));
  }

  /** A link to pass on. */
  String coupon(Plain plain, String url, String code, int left) {
    return drawn(
        "respond/coupon.jte",
        Map.of(
            "plain", plain,
            "url", url,
            "picture", Afterwards.picture(url),
            "code", code,
            "left", left));
  }

  /** What is recorded, a sentence a line, and whom to ask. */
  String about(Plain plain, List<String> recorded, Participation.Told told) {
    return drawn(
        "respond/about.jte",
        Map.of(
            "plain",
            plain,
            "recorded",
            recorded,
            "contact",
            told.contact().orElse(""),
            "use",
            told.use().orElse("")));
  }

  /** Where a shared tablet is when its use has been ended. */
  String ended(Plain plain, String heading, String text) {
    return drawn("respond/ended.jte", Map.of("plain", plain, "heading", heading, "text", text));
  }

  /** The page where the code of a draft is entered. */
  String resume(Plain plain, String code, String wrong) {
    return drawn("respond/resume.jte", Map.of("plain", plain, "code", code, "wrong", wrong));
  }

  String notice(Plain plain, String heading, String text) {
    return drawn("respond/notice.jte", Map.of("plain", plain, "heading", heading, "text", text));
  }

  /** What one may come back for at this moment. */
  String early(Plain plain, String heading, String text, Instant opens) {
    return drawn(
        "respond/notice.jte",
        Map.of("plain", plain, "heading", heading, "text", text, "opens", opens));
  }

  private String drawn(String template, Map<String, Object> values) {
    TemplateOutput output = new StringOutput();
    templates.render(template, values, output);
    return output.toString().strip() + "\n";
  }

  private static String asAddress(String text) {
    return "data:text/plain;charset=utf-8,"
        + java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
