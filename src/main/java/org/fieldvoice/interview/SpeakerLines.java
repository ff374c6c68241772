package org.fieldvoice.interview;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.fieldvoice.interview.TranscriptFormat.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Reads transcripts that are written as lines, plain or in a Word document:
 *
 * <pre>
 * transcript = { empty line } turn { turn | more words of it | empty line }
 * turn       = ["[" time "]"] speaker (":" | "：") words
 * </pre>
 *
 * A speaker's name has at least a letter, at most three words and 30 characters. In a Word document
 * a paragraph is a line, and so is a table's row, whose first cell is the speaker.
 */
final class SpeakerLines {

  static final Pattern NAMED =
      Pattern.compile(
          "(?:[\\[(]?(?<time>(?:\\d{1,2}:)?[0-5]?\\d:[0-5]\\d)(?:[.,]\\d{1,3})?[\\])]?\\s+)?"
              + "(?<speaker>(?=[^:：]{1,30}[:：])(?=[^:：]*\\p{L})[\\p{L}\\p{N}][^\\s:：]*(?: [^\\s:：]+){0,2}) ?[:：](?!//)"
              + "(?<words>.*)",
          Pattern.DOTALL);

  private SpeakerLines() {}

  static TranscriptText ofPlainText(String text) {
    return turns(text.lines().toList());
  }

  static TranscriptText ofWordDocument(byte[] bytes) {
    List<String> lines = new ArrayList<>();
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
      document.getBodyElements().forEach(element -> addLines(element, lines));
    } catch (IOException
        | POIXMLException
        | OpenXML4JRuntimeException
        | IllegalArgumentException e) {
      throw TranscriptFormat.unreadable(1, Fault.NOT_WORD);
    }
    return turns(lines);
  }

  private static TranscriptText turns(List<String> lines) {
    TranscriptText.Builder turns = new TranscriptText.Builder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      Matcher named = NAMED.matcher(line);
      if (line.isEmpty()) {
        continue;
      }
      if (named.matches()) {
        turns.turn(
            named.group("speaker"),
            milliseconds(named.group("time")),
            null,
            named.group("words").strip());
      } else if (turns.isEmpty()) {
        throw TranscriptFormat.unreadable(i + 1, Fault.NO_SPEAKER);
      } else {
        turns.more(line);
      }
    }
    return turns.build();
  }

  private static void addLines(IBodyElement element, List<String> lines) {
    if (element instanceof XWPFParagraph paragraph) {
      Collections.addAll(lines, paragraph.getText().split("\n", -1));
    } else if (element instanceof XWPFTable table) {
      table.getRows().forEach(row -> lines.add(line(row)));
    }
  }

  private static String line(XWPFTableRow row) {
    List<String> cells = row.getTableCells().stream().map(cell -> cell.getText().strip()).toList();
    if (cells.size() < 2 || cells.get(0).isEmpty() || NAMED.matcher(cells.get(0)).matches()) {
      return String.join(" ", cells);
    }
    return cells.get(0) + ": " + cells.stream().skip(1).collect(Collectors.joining(" "));
  }

  private static @Nullable Long milliseconds(@Nullable String time) {
    if (time == null) {
      return null;
    }
    long seconds = 0;
    for (String part : time.split(":", -1)) {
      seconds = seconds * 60 + Long.parseLong(part);
    }
    return seconds * 1000;
  }
}
