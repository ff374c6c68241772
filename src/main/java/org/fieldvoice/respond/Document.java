package org.fieldvoice.respond;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
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
 * @param begun all of it but its end, UTF-8
 * @param packed the same as a gzip stream that is still open
 * @param first how many bytes of {@code packed} show the first question; they are sent ahead
 * @param form the id of the form that a browser without script posts first
 * @param etag weak, since a key may stand at the end
 */
record Document(byte[] begun, byte[] packed, int first, String form, String etag) {

  private static final String END_OF_SCREEN = "</section>";
  private static final String END = "</body>\n</html>\n";

  /**
   * Bytes before what is stored in a last block (RFC 1951, 3.2.4), and after it (RFC 1952, 2.3.1).
   */
  private static final int BLOCK_HEAD = 5;

  private static final int GZIP_TAIL = 8;

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
   * @param words our own
   * @param version the questionnaire's version number, sent with the answers
   * @param media the pictures and sounds that came with the version
   */
  record Subject(
      FormLogic logic, int version, Language language, Words words, Terms terms, Media media) {

    /** A form without pictures and sounds, in a language that we speak. */
    Subject(FormLogic logic, int version, Language language, Terms terms) {
      this(logic, version, language, Words.in(language.spoken()), terms, Media.NONE);
    }
  }

  static Document of(Subject subject, Circumstances circumstances, Drawing drawing) {
    FormLogic logic = subject.logic();
    Answers answers = Walk.beginning(logic, circumstances);
    Filling filling = Filling.begin(logic, circumstances);
    Known known = Filled.of(logic, filling, answers, Filled.Said.NOTHING);
    Words words = subject.words();
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
    String form = subject.terms().agreeing().isPresent() ? "agree" : "f";
    return of(drawing.page(page), walk.first().screen(), form);
  }

  private static String data(Subject subject, Sheet sheet, Later later) {
    Words words = sheet.words();
    JsonObjectBuilder said = Json.createObjectBuilder().add("tongue", words.tag());
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
        .add("resumes", subject.terms().resumes())
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
                        + URLEncoder.encode(subject.language().tag(), StandardCharsets.UTF_8)
                        + "/"
                        + URLEncoder.encode(name, StandardCharsets.UTF_8)));
    return lists;
  }

  /**
   * Packs it so that what comes up to the first screen's end can be unpacked before the rest is
   * there, and that its end may be one person's.
   */
  private static Document of(String html, int firstScreen, String form) {
    String open = html.substring(0, html.lastIndexOf(END));
    byte[] plain = open.getBytes(StandardCharsets.UTF_8);
    int cut = open.indexOf(END_OF_SCREEN, open.indexOf("data-screen=\"" + firstScreen + '"'));
    int head = open.substring(0, Math.max(cut, 0)).getBytes(StandardCharsets.UTF_8).length;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int first;
    try (Best out = new Best(bytes)) {
      out.write(plain, 0, head);
      out.flush();
      first = bytes.size();
      out.write(plain, head, plain.length - head);
      out.flush();
      byte[] packed = bytes.toByteArray();
      String etag = "W/\"" + HexFormat.of().formatHex(Assets.sha256(plain), 0, 12) + '"';
      return new Document(plain, packed, first, form, etag);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As it is where nobody begins with a key. */
  byte[] plain() {
    return plain("");
  }

  byte[] gzip() {
    return gzip("");
  }

  /**
   * The whole of it.
   *
   * @param key of the draft that a browser without script begins; empty for none
   */
  byte[] plain(String key) {
    byte[] end = end(key);
    return ByteBuffer.allocate(begun.length + end.length).put(begun).put(end).array();
  }

  /** The same, packed: the end is a block by itself, stored as it is. */
  byte[] gzip(String key) {
    byte[] end = end(key);
    CRC32 sum = new CRC32();
    sum.update(begun);
    sum.update(end);
    return ByteBuffer.allocate(packed.length + end.length + BLOCK_HEAD + GZIP_TAIL)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(packed)
        .put((byte) 1)
        .putShort((short) end.length)
        .putShort((short) ~end.length)
        .put(end)
        .putInt((int) sum.getValue())
        .putInt(begun.length + end.length)
        .array();
  }

  private byte[] end(String key) {
    String field =
        key.isEmpty()
            ? ""
            : "<noscript><input type=\"hidden\" form=\"%s\" name=\"%s\" value=\"%s\"></noscript>\n"
                .formatted(form, Fields.BEGIN, key);
    return (field + END).getBytes(StandardCharsets.UTF_8);
  }

  /** Packed once, sent often. */
  private static final class Best extends GZIPOutputStream {
    Best(ByteArrayOutputStream out) throws IOException {
      super(out, 512, true);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
