package org.fieldvoice.interview;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.fieldvoice.platform.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranscriptFormatTest {

  @Test
  void theSamplesVoicesTimesAndWordsAreRead() throws IOException {
    TranscriptText p01 = sample("P01.vtt");

    assertThat(p01.turns()).hasSize(11);
    Turn second = p01.turns().get(1);
    assertThat(second.speaker()).isEqualTo("P01");
    assertThat(second.startMs()).isEqualTo(13_000L);
    assertThat(second.endMs()).isEqualTo(27_800L);
    assertThat(p01.words(second)).isEqualTo("我在深圳荣盛厂做了六年，在包装线。我今年三十七，我叫陈桂英，老家在衡阳。");
    assertThat(p01.text()).startsWith("谢谢您来。先说说您自己吧，您在这里做了多久？\n我在深圳");
  }

  @Test
  void plainTextIsReadBySpeaker() throws IOException {
    TranscriptText p03 = sample("P03.txt");

    assertThat(p03.turns()).extracting(Turn::speaker).startsWith("I1", "P03", "I1").hasSize(10);
    assertThat(p03.turns().get(1).startMs()).isNull();
    assertThat(p03.words(p03.turns().get(2))).isEqualTo("What made you stay?");
  }

  @Test
  void offsetsCountUtf16UnitsSoThatRareCharactersAndEmojiKeepTheirPlace() {
    TranscriptText text = read("I1: 𠮷野家？\nP01: 好吃😀👨‍👩‍👧\nI1: 好", "text/plain", "a.txt");

    assertThat(text.turns()).extracting(Turn::start).containsExactly(0, 6, 19);
    assertThat(text.words(text.turns().get(1))).isEqualTo("好吃😀👨‍👩‍👧");
    assertThat(text.words(text.turns().get(2))).isEqualTo("好");
  }

  @Test
  void aCueMayChangeVoiceAndHoldTagsAndEntities() {
    TranscriptText text =
        read(
            """
            WEBVTT - Kitchen

            STYLE
            ::cue { color: red }

            first
            01:02:03.004 --> 01:02:05.000 align:start
            <v.loud Mei Li>Tom &amp; <i>I</i> left.
            <v I1>And then?</v>

            00:10.000 --> 00:11.500
            Nothing &lt;more&gt;
            """,
            "text/vtt",
            "");

    assertThat(text.turns()).extracting(Turn::speaker).containsExactly("Mei Li", "I1", "I1");
    assertThat(text.turns())
        .extracting(Turn::startMs)
        .containsExactly(3_723_004L, 3_723_004L, 10_000L);
    assertThat(text.text()).isEqualTo("Tom & I left.\nAnd then?\nNothing <more>");
  }

  @Test
  void subRipIsReadWithWindowsLineEndsAndNamesBeforeColons() {
    TranscriptText text =
        read(
            "1\r\n00:00:01,000 --> 00:00:02,500\r\nI1: <b>Hello</b>\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nP01：{\\an8}你好\r\n在吗\r\n",
            "application/octet-stream",
            "talk.SRT");

    assertThat(text.turns()).extracting(Turn::speaker).containsExactly("I1", "P01");
    assertThat(text.text()).isEqualTo("Hello\n你好\n在吗");
    assertThat(text.turns().get(1).endMs()).isEqualTo(4_000L);
  }

  @Test
  void furtherLinesOfPlainTextBelongToWhoSpokeAndTimesMayStandBefore() {
    TranscriptText text =
        read(
            "[00:01:05] P01: First,\n\n12:30 came, then home.\nLi Mei : Yes",
            "text/plain;charset=utf-8",
            "");

    assertThat(text.turns()).extracting(Turn::speaker).containsExactly("P01", "Li Mei");
    assertThat(text.turns().get(0).startMs()).isEqualTo(65_000L);
    assertThat(text.words(text.turns().get(0))).isEqualTo("First,\n12:30 came, then home.");
  }

  @Test
  void aWordDocumentsParagraphsAndTableRowsAreLines() throws IOException {
    byte[] bytes;
    try (XWPFDocument document = new XWPFDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      document.createParagraph().createRun().setText("I1: 您好");
      document.createParagraph().createRun().setText("");
      document.createParagraph().createRun().setText("P01：𠮷利");
      XWPFTableRow row = document.createTable(1, 2).getRow(0);
      row.getCell(0).setText("I1");
      row.getCell(1).setText("And then?");
      document.write(out);
      bytes = out.toByteArray();
    }

    TranscriptText text = TranscriptFormat.read(bytes, "application/octet-stream", "");

    assertThat(text.turns()).extracting(Turn::speaker).containsExactly("I1", "P01", "I1");
    assertThat(text.text()).isEqualTo("您好\n𠮷利\nAnd then?");
  }

  @Test
  void utf16WithItsMarkIsRead() {
    byte[] bytes = "\uFEFFP01: 好".getBytes(UTF_16LE);

    assertThat(TranscriptFormat.read(bytes, "text/plain", "a.txt").text()).isEqualTo("好");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.vtt | Hello                                                    | 1 | no-header
          a.vtt | WEBVTT//00:01 -> 00:02/<v P01>Hi                         | 3 | bad-timing
          a.vtt | WEBVTT//one/00:00:61.000 --> 00:01:02.000/Hi             | 4 | bad-timing
          a.vtt | WEBVTT//00:00:05.000 --> 00:00:04.000/Hi                 | 3 | ends-before-start
          a.vtt | WEBVTT//NOTE nothing else                                | 1 | nothing-said
          a.srt | 1/00:00:01,000 --> 00:00:02,000/Hi//2/soon/Hi            | 6 | bad-timing
          a.txt | /Just a text without a speaker in it                     | 2 | no-speaker
          a.txt | ''                                                       | 1 | nothing-said
          """)
  void badInputNamesItsLine(String file, String lines, int line, String fault) {
    assertThatThrownBy(() -> read(lines.replace('/', '\n'), "", file))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.details()).containsEntry("line", line).containsEntry("fault", fault));
  }

  @Test
  void textThatIsNotUtf8NamesTheLineOfTheFirstBadByte() {
    byte[] bytes = "I1: hello\nP01: 你好".getBytes(Charset.forName("GBK"));

    assertThatThrownBy(() -> TranscriptFormat.read(bytes, "text/plain", "a.txt"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.details())
                    .containsEntry("line", 2)
                    .containsEntry("fault", "not-utf8"));
  }

  @Test
  void aFileThatOnlyClaimsToBeWordIsRefused() {
    for (String broken : List.of("no zip at all", "PK\u0003\u0004 broken")) {
      assertThatThrownBy(() -> read(broken, "", "a.docx"))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.details()).containsEntry("fault", "not-word"));
    }
  }

  private static TranscriptText read(String text, String mediaType, String fileName) {
    return TranscriptFormat.read(text.getBytes(UTF_8), mediaType, fileName);
  }

  private static TranscriptText sample(String file) throws IOException {
    try (var in = TranscriptFormatTest.class.getResourceAsStream("/db/sample/interviews/" + file)) {
      return TranscriptFormat.read(in.readAllBytes(), "text/plain", file);
    }
  }
}
