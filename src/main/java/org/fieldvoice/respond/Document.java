package org.fieldvoice.respond;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.fieldvoice.questionnaire.Circumstances;
import org.fieldvoice.questionnaire.Filling;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.LogicJson;

/**
 * A form as the one document that a respondent's phone loads: every screen, the logic and the
 * behaviour. It names no link, so that all links to a version share it; its forms and scripts speak
 * to the address that it came from.
 *
 * @param plain UTF-8
 * @param first how many bytes of {@code gzip} show the first question; they are sent ahead
 * @param etag with its quotation marks
 */
record Document(byte[] plain, byte[] gzip, int first, String etag) {

  private static final String END_OF_SCREEN = "</section>";

  /** The words that the script says by itself, before what comes later says its own. */
  private static final List<String> SAID =
      List.of(
          "next",
          "send",
          "sending",
          "required",
          "invalid",
          "notNumber",
          "notWhole",
          "outOfRange",
          "notDate",
          "errors",
          "offline",
          "offlineTab",
          "failed",
          "progress",
          "change",
          "receipt",
          "code");

  /** A published version: its id, and its number in its questionnaire. */
  record Source(long versionId, int number) {}

  /**
   * What is drawn.
   *
   * @param version the questionnaire's version number, sent with the answers
   * @param media the pictures and sounds that came with the version
   */
  record Subject(FormLogic logic, int version, Language language, Terms terms, Media media) {

    /** A form without pictures and sounds. */
    Subject(FormLogic logic, int version, Language language, Terms terms) {
      this(logic, version, language, terms, Media.NONE);
    }
  }

  static Document of(Subject subject, Circumstances circumstances, Drawing drawing) {
    FormLogic logic = subject.logic();
    Answers answers = Walk.beginning(logic, circumstances);
    Filling filling = Filling.begin(logic, circumstances);
    Known known = Filled.of(logic, filling, answers, Filled.Said.NOTHING);
    Words words = Words.in(subject.language());
    LongLists longLists = LongLists.of(logic.form());
    Sheet sheet =
        new Sheet(logic.form(), subject.language(), words, known, subject.media(), longLists, true);
    Walk walk =
        new Walk(logic, circumstances, new Messages(logic, subject.language(), words), answers);
    PageView page =
        new PageView(
            sheet,
            drawing.frame(sheet),
            walk.screens(),
            walk.first().screen(),
            0,
            true,
            false,
            null,
            null,
            null,
            LogicJson.callsRare(logic) ? drawing.rareScript() : drawing.script(),
            data(subject, sheet, drawing.later()),
            subject.terms().mode(),
            subject.terms().agreeing().orElse(null),
            subject.terms().recorded(logic.form(), words));
    return of(drawing.page(page), walk.first().screen());
  }

  private static String data(Subject subject, Sheet sheet, Later later) {
    Words words = sheet.words();
    JsonObjectBuilder said = Json.createObjectBuilder();
    SAID.forEach(key -> said.add(key, words.say(key)));
    return Json.createObjectBuilder()
        .add("version", subject.version())
        .add("mode", subject.terms().mode().word())
        .add("title", sheet.title())
        .add("words", said)
        .add("style", later.style().address())
        .add("script", later.script(words).address())
        .add("sheet", subject.terms().agreeing().map(Agreeing::number).orElse(0))
        .add("sheetLanguage", subject.terms().agreeing().map(Agreeing::language).orElse(""))
        .add("paradata", subject.terms().paradata())
        .add("lists", lists(subject, sheet.longLists()))
        .add(
            "logic",
            LogicJson.of(subject.logic(), subject.language().tag(), sheet.longLists().names()))
        .build()
        .toString()
        .replace("<", "\\u003c");
  }

  /** The address of each list that comes when it is needed. */
  private static JsonObjectBuilder lists(Subject subject, LongLists longLists) {
    JsonObjectBuilder lists = Json.createObjectBuilder();
    longLists
        .names()
        .forEach(
            name ->
                lists.add(
                    name,
                    "?list="
                        + subject.media().versionId()
                        + "/"
                        + subject.language().tag()
                        + "/"
                        + URLEncoder.encode(name, StandardCharsets.UTF_8)));
    return lists;
  }

  /**
   * Packs it so that what comes up to the first screen's end can be unpacked before the rest is
   * there.
   */
  private static Document of(String html, int firstScreen) {
    byte[] plain = html.getBytes(StandardCharsets.UTF_8);
    int cut = html.indexOf(END_OF_SCREEN, html.indexOf("data-screen=\"" + firstScreen + '"'));
    int head = html.substring(0, Math.max(cut, 0)).getBytes(StandardCharsets.UTF_8).length;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int first;
    try (GZIPOutputStream out = new Best(bytes)) {
      out.write(plain, 0, head);
      out.flush();
      first = bytes.size();
      out.write(plain, head, plain.length - head);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String etag = '"' + HexFormat.of().formatHex(Assets.sha256(plain), 0, 12) + '"';
    return new Document(plain, bytes.toByteArray(), first, etag);
  }

  /** Packed once, sent often. */
  private static final class Best extends GZIPOutputStream {
    Best(ByteArrayOutputStream out) throws IOException {
      super(out, 512, true);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
