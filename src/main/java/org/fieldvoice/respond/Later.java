package org.fieldvoice.respond;

import static java.util.Objects.requireNonNull;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/**
 * What a page can do without until its first question stands: the style and behaviour of the
 * controls that few first questions have, with the words that they say. Each file's name is its
 * content's hash, so that a phone keeps it for good.
 */
final class Later {

  static final String FOLDER = "/r/assets/";

  static final List<String> STYLES = List.of("form/later.css");

  private static final List<String> ENTRIES = List.of("form/later.js", "respond/network.js");
  private static final String PLAIN = "respond/plain.js";
  private static final String WORKER = "respond/worker.js";
  private static final String APART = "respond/apart.js";

  /** The words that these controls say. */
  private static final List<String> SAID =
      List.of(
          "placeUp",
          "placeDown",
          "rankKeep",
          "record",
          "stop",
          "recordAgain",
          "delete",
          "recording",
          "recordRefused",
          "uploading",
          "uploadFailed",
          "tooCostly",
          "uploaded",
          "tooLarge",
          "position",
          "positionFailed",
          "notAnswered",
          "search",
          "noneFound",
          "nothingHere",
          "found",
          "listen",
          "listenTo",
          "aloud",
          "textSize",
          "someFound",
          "scan",
          "scanFailed",
          "accurate",
          "useThis",
          "byHand",
          "addPoint",
          "points",
          "letters",
          "clear",
          "drawHere",
          "keepDrawing",
          "listLoading",
          "listAway",
          "fileKept",
          "laterCode",
          "resumed",
          "resumeTitle",
          "resumeButton",
          "startOver",
          "tryLater",
          "kioskExit",
          "kioskPin",
          "kioskWrong",
          "stillThere",
          "stillThereWhy",
          "goOn",
          "cancel",
          "gone.away",
          "gone.sent",
          "gone.sent.why",
          "gone.unknown",
          "gone.unknown.why",
          "gone.closed",
          "gone.closed.why",
          "gone.early",
          "gone.early.why",
          "gone.full",
          "gone.full.why",
          "gone.spent",
          "gone.spent.why",
          "gone.withdrawn",
          "gone.withdrawn.why",
          "gone.different",
          "gone.different.why");

  /**
   * One of these files.
   *
   * @param name its content's hash and its ending
   */
  record File(String name, String mediaType, byte[] plain, byte[] gzip) {

    String address() {
      return FOLDER + name;
    }
  }

  private final File style;
  private final File apart;
  private final File plain;
  private final File worker;
  private final Map<String, File> scripts = new LinkedHashMap<>();
  private final Map<String, File> byName = new LinkedHashMap<>();

  private Later(File style, File apart, File plain, File worker) {
    this.style = style;
    this.apart = apart;
    this.plain = plain;
    this.worker = worker;
    byName.put(style.name(), style);
    byName.put(apart.name(), apart);
    byName.put(plain.name(), plain);
  }

  static Later from(UnaryOperator<String> source) {
    Later later =
        new Later(
            file(Assets.style(STYLES, source), ".css", "text/css"),
            script(Modules.inlined(List.of(APART), source)),
            script(Modules.inlined(List.of(PLAIN), source)),
            script(Modules.inlined(List.of(WORKER), source)));
    String behaviour = Modules.inlined(ENTRIES, source);
    for (String tag : Words.SPOKEN) {
      String script =
          behaviour + "\nfieldvoice($form_later," + words(Words.in(tag)) + ",$respond_network);";
      File made = script(script);
      later.scripts.put(tag, made);
      later.byName.put(made.name(), made);
    }
    return later;
  }

  private static String words(Words words) {
    JsonObjectBuilder said = Json.createObjectBuilder();
    SAID.forEach(key -> said.add(key, words.say(key)));
    return said.build().toString();
  }

  private static File script(String text) {
    return file(text, ".js", "text/javascript");
  }

  private static File file(String text, String ending, String mediaType) {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String name = HexFormat.of().formatHex(Assets.sha256(plain), 0, 10) + ending;
    return new File(name, mediaType, plain, packed.toByteArray());
  }

  File style() {
    return style;
  }

  /** What the pages beside the questionnaire do with a script. */
  File apart() {
    return apart;
  }

  /** The behaviour of pages without questions, and of single screens. */
  File plain() {
    return plain;
  }

  /** The service worker, whose address must not change. */
  File worker() {
    return worker;
  }

  /** The behaviour, speaking these words. */
  File script(Words words) {
    return requireNonNull(scripts.get(words.tag()), words.tag());
  }

  Optional<File> file(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
