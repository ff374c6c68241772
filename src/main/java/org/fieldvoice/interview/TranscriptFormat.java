package org.fieldvoice.interview;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fieldvoice.platform.Problem;

/** The kinds of files that transcripts come in. */
enum TranscriptFormat {
  VTT(bytes -> CaptionReader.webVtt(text(bytes))),
  SRT(bytes -> CaptionReader.subRip(text(bytes))),
  PLAIN(bytes -> SpeakerLines.ofPlainText(text(bytes))),
  DOCX(SpeakerLines::ofWordDocument);

  private static final Map<String, TranscriptFormat> BY_ENDING =
      Map.of("vtt", VTT, "srt", SRT, "txt", PLAIN, "docx", DOCX);
  private static final Map<String, TranscriptFormat> BY_MEDIA_TYPE =
      Map.of(
          "text/vtt", VTT,
          "application/x-subrip", SRT,
          "text/srt", SRT,
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document", DOCX);

  private final Function<byte[], TranscriptText> reader;

  TranscriptFormat(Function<byte[], TranscriptText> reader) {
    this.reader = reader;
  }

  /**
   * Reads a transcript.
   *
   * @param bytes the file
   * @param mediaType as the client names it; may say nothing ({@code text/plain})
   * @param fileName where the client gives one; empty where it doesn't
   */
  static TranscriptText read(byte[] bytes, String mediaType, String fileName) {
    TranscriptText transcript =
        named(mediaType, fileName).orElseGet(() -> looks(bytes)).reader.apply(bytes);
    if (transcript.turns().isEmpty()) {
      throw unreadable(1, Fault.NOTHING_SAID);
    }
    return transcript;
  }

  /** What can be wrong with a transcript; each has its words in the problems' table. */
  enum Fault {
    NOT_UTF8,
    NO_HEADER,
    BAD_TIMING,
    ENDS_BEFORE_START,
    NO_SPEAKER,
    NOT_WORD,
    NOTHING_SAID;

    String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static RuntimeException unreadable(int line, Fault fault) {
    return Problem.TRANSCRIPT_UNREADABLE.with("line", line).and("fault", fault.key());
  }

  private static Optional<TranscriptFormat> named(String mediaType, String fileName) {
    String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String type = mediaType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(BY_ENDING.get(ending))
        .or(() -> Optional.ofNullable(BY_MEDIA_TYPE.get(type)));
  }

  /** For a body that only says that it is text, or nothing: its first bytes tell. */
  private static TranscriptFormat looks(byte[] bytes) {
    if (bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3) {
      return DOCX;
    }
    String start = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.UTF_8);
    if (start.replace("\uFEFF", "").startsWith("WEBVTT")) {
      return VTT;
    }
    return CaptionReader.looksLikeSubRip(start) ? SRT : PLAIN;
  }

  /** The bytes as text with line feeds: UTF-8, or UTF-16 where a byte order mark says so. */
  private static String text(byte[] bytes) {
    Charset charset = StandardCharsets.UTF_8;
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
      charset = StandardCharsets.UTF_16;
    }
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw unreadable(lines(out.flip()), Fault.NOT_UTF8);
    }
    String text = out.flip().toString().replace("\r\n", "\n").replace('\r', '\n');
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static int lines(CharBuffer read) {
    return 1 + (int) read.chars().filter(c -> c == '\n').count();
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    return bytes.length >= mark.length
        && Arrays.equals(
            new int[] {bytes[0] & 0xFF, bytes[1] & 0xFF}, new int[] {mark[0], mark[1]});
  }
}
