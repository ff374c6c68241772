package org.fieldvoice.interview;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldvoice.interview.TranscriptFormat.Fault;

/**
 * Reads captions, WebVTT and SubRip. Both are blocks between empty lines:
 *
 * <pre>
 * webvtt = "WEBVTT" [text] { block }        subrip = { cue }
 * block  = "NOTE" … | "STYLE" … | "REGION" … | cue
 * cue    = [identifier line] timing line { line of words }
 * timing = time "-->" time [settings]
 * time   = [hours ":"] minutes ":" seconds ("." | ",") milliseconds
 * words  = { text | "&lt;v Name&gt;" | other tag | entity }
 * </pre>
 *
 * A cue is a turn, or several where it changes voice. Its speaker is the voice tag's name, else the
 * name before a colon, else whoever spoke before.
 */
final class CaptionReader {

  private static final Pattern TIMING =
      Pattern.compile(
          "\\s*(?:(\\d{1,3}):)?([0-5]?\\d):([0-5]?\\d)[.,](\\d{3})\\s*-->"
              + "\\s*(?:(\\d{1,3}):)?([0-5]?\\d):([0-5]?\\d)[.,](\\d{3})(?:\\s.*)?");
  private static final Pattern SKIPPED = Pattern.compile("(NOTE|STYLE|REGION)(\\s.*)?");
  private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^\\s>]*)?\\s+([^>]+)>");
  private static final Pattern TAG = Pattern.compile("<[^>]*>|\\{\\\\[^}]*}");
  private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt|nbsp|lrm|rlm|quot|apos);");
  private static final Map<String, String> ENTITIES =
      Map.of(
          "amp", "&", "lt", "<", "gt", ">", "nbsp", "\u00A0", "lrm", "\u200E", "rlm", "\u200F",
          "quot", "\"", "apos", "'");

  private final List<String> lines;
  private final TranscriptText.Builder turns = new TranscriptText.Builder();
  private int line;

  private CaptionReader(String text) {
    lines = text.lines().toList();
  }

  static TranscriptText webVtt(String text) {
    CaptionReader reader = new CaptionReader(text);
    if (reader.lines.isEmpty() || !reader.lines.get(0).matches("WEBVTT([ \\t].*)?")) {
      throw TranscriptFormat.unreadable(1, Fault.NO_HEADER);
    }
    while (reader.line < reader.lines.size() && !reader.lines.get(reader.line).isBlank()) {
      reader.line++;
    }
    return reader.blocks();
  }

  static TranscriptText subRip(String text) {
    return new CaptionReader(text).blocks();
  }

  static boolean looksLikeSubRip(String start) {
    return start.lines().limit(4).anyMatch(l -> TIMING.matcher(l).matches());
  }

  private TranscriptText blocks() {
    while (line < lines.size()) {
      if (lines.get(line).isBlank()) {
        line++;
      } else if (SKIPPED.matcher(lines.get(line)).matches()) {
        block();
      } else {
        cue();
      }
    }
    return turns.build();
  }

  private void cue() {
    int first = line + 1;
    List<String> block = block();
    boolean identified =
        block.get(0).matches("\\d+") || block.size() > 1 && block.get(1).contains("-->");
    int timing = identified && !block.get(0).contains("-->") ? 1 : 0;
    Matcher times = TIMING.matcher(timing < block.size() ? block.get(timing) : "");
    if (!times.matches()) {
      throw TranscriptFormat.unreadable(Math.min(first + timing, lines.size()), Fault.BAD_TIMING);
    }
    long start = milliseconds(times, 1);
    long end = milliseconds(times, 5);
    if (end < start) {
      throw TranscriptFormat.unreadable(first + timing, Fault.ENDS_BEFORE_START);
    }
    String words = String.join("\n", block.subList(timing + 1, block.size()));
    voices(words).forEach(voice -> turns.turn(voice.speaker(), start, end, voice.words()));
  }

  /** The lines up to the next empty one. */
  private List<String> block() {
    List<String> block = new ArrayList<>();
    for (; line < lines.size() && !lines.get(line).isBlank(); line++) {
      block.add(lines.get(line));
    }
    return block;
  }

  private record Voice(String speaker, String words) {}

  private List<Voice> voices(String words) {
    Matcher tags = VOICE.matcher(words);
    List<Voice> voices = new ArrayList<>();
    int at = 0;
    String speaker = "";
    while (tags.find()) {
      add(voices, speaker, words.substring(at, tags.start()));
      speaker = plain(tags.group(1));
      at = tags.end();
    }
    add(voices, speaker, words.substring(at));
    return voices;
  }

  private void add(List<Voice> voices, String tagged, String raw) {
    String words = plain(raw);
    if (words.isEmpty()) {
      return;
    }
    Matcher named = SpeakerLines.NAMED.matcher(words);
    if (!tagged.isEmpty()) {
      voices.add(new Voice(tagged, words));
    } else if (named.matches()) {
      voices.add(new Voice(named.group("speaker"), named.group("words").strip()));
    } else {
      voices.add(new Voice(turns.lastSpeaker(), words));
    }
  }

  private static String plain(String raw) {
    String untagged = TAG.matcher(raw).replaceAll("");
    return ENTITY
        .matcher(untagged)
        .replaceAll(m -> Matcher.quoteReplacement(ENTITIES.getOrDefault(m.group(1), m.group())))
        .strip();
  }

  private static long milliseconds(Matcher times, int group) {
    String hours = times.group(group);
    long minutes =
        (hours == null ? 0 : Long.parseLong(hours) * 60) + Long.parseLong(times.group(group + 1));
    return (minutes * 60 + Long.parseLong(times.group(group + 2))) * 1000
        + Long.parseLong(times.group(group + 3));
  }
}
