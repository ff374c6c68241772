package org.fieldvoice.casestudy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The pages, read again by another reader. */
class PaperPdfTest {

  private static final String NEVER_FIRST = "，。、；：？！”’）》…";
  private static final String NEVER_LAST = "“‘（《";

  @Test
  void noChineseLineBeginsOrEndsWithAMarkThatMayNotStandThere() throws IOException {
    for (int shift = 0; shift < 44; shift += 2) {
      String prose = "字".repeat(shift) + Papers.ZH_PROSE;
      Paper paper = Papers.paper("zh", List.of(Papers.text(prose)));
      for (String line : lines(pdf(paper))) {
        assertThat(NEVER_FIRST).as("line begins: " + line).doesNotContain(line.substring(0, 1));
        assertThat(NEVER_LAST)
            .as("line ends: " + line)
            .doesNotContain(line.substring(line.length() - 1));
      }
    }
  }

  @Test
  void theWholeTextIsThereToBeReadAndCopied() throws IOException {
    String text = String.join("", lines(pdf(Papers.whole("zh"))));
    assertThat(text.replace(" ", ""))
        .contains("图1：WeSupport对父母的帮助有多大", "李梅", "基数：有18岁以下孩子的人，n=145", "57.3%");
  }

  @Test
  void fontsAreEmbeddedAsSubsets() throws IOException {
    byte[] pdf = pdf(Papers.whole("zh"));
    assertThat(pdf.length).isLessThan(300_000);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
          assertThat(page.getResources().getFont(name).getName()).matches("[A-Z]{6}\\+.*");
        }
      }
    }
  }

  @Test
  void aHeadingNeverStandsAtAPagesFoot() throws IOException {
    for (int before = 22; before < 42; before++) {
      List<Paper.Part> parts = new ArrayList<>(Collections.nCopies(before, Papers.text("A line.")));
      parts.add(new Paper.Heading(2, "A heading"));
      parts.add(Papers.text(Papers.EN_PROSE));
      for (List<String> page : pages(pdf(Papers.paper("en", parts)))) {
        assertThat(page.get(page.size() - 1))
            .as("%d lines before", before)
            .isNotEqualTo("A heading");
      }
    }
  }

  @Test
  void noParagraphLeavesASingleLineAtAPagesFootOrHead() throws IOException {
    for (int before = 22; before < 42; before++) {
      List<Paper.Part> parts = new ArrayList<>(Collections.nCopies(before, Papers.text("A line.")));
      parts.add(Papers.text("FIRST " + Papers.EN_PROSE + " LAST"));
      List<List<String>> pages = pages(pdf(Papers.paper("en", parts)));
      for (List<String> page : pages) {
        assertThat(page.get(page.size() - 1)).doesNotStartWith("FIRST");
        assertThat(page.get(Math.min(1, page.size() - 1))).doesNotEndWith("LAST");
      }
    }
  }

  @Test
  void aChartStaysWithItsTitleAndItsFoot() throws IOException {
    for (int before = 5; before < 30; before++) {
      List<Paper.Part> parts = new ArrayList<>(Collections.nCopies(before, Papers.text("A line.")));
      parts.add(Papers.figure(false));
      List<List<String>> pages = pages(pdf(Papers.paper("en", parts)));
      List<String> withTitle =
          pages.stream()
              .filter(p -> p.stream().anyMatch(l -> l.startsWith("Chart 1")))
              .findFirst()
              .orElseThrow();
      assertThat(withTitle).anyMatch(line -> line.startsWith("Base: parents"));
    }
  }

  @Test
  void textFillsThePageThatAChartFoundNoRoomOn() throws IOException {
    List<Paper.Part> parts = new ArrayList<>(Collections.nCopies(22, Papers.text("A line.")));
    parts.add(Papers.figure(false));
    parts.add(Papers.text("Behind the chart."));
    List<List<String>> pages = pages(pdf(Papers.paper("en", parts)));
    assertThat(pages.get(1)).contains("Behind the chart.");
    assertThat(pages.get(2)).anyMatch(line -> line.startsWith("Chart 1"));
  }

  @Test
  void aLongTableRepeatsItsHeadOnEachPage() throws IOException {
    List<Paper.Part> parts = List.of(Papers.table(false, 90));
    long heads =
        pages(pdf(Papers.paper("en", parts))).stream()
            .filter(page -> page.contains("Women Men All"))
            .count();
    assertThat(heads).isGreaterThan(1);
  }

  @Test
  void theRunningHeadStandsOnEveryPageButTheFirst() throws IOException {
    List<List<String>> pages = pages(pdf(Papers.whole("en")));
    for (int i = 1; i < pages.size(); i++) {
      assertThat(pages.get(i).get(0)).contains("WeSupport users").contains(Integer.toString(i + 1));
    }
    assertThat(pages.get(0).get(0)).isEqualTo("WeSupport users");
  }

  @Test
  void aCharacterTheFontsLackShowsAsABox() throws IOException {
    assertThat(lines(pdf(Papers.paper("en", List.of(Papers.text("before \uD83D\uDE00 after"))))))
        .anyMatch(line -> line.contains("before □ after"));
  }

  @Test
  void documentSaysItsLanguageAndTitleAndIsTagged() throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf(Papers.whole("zh")))) {
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh");
      assertThat(document.getDocumentInformation().getTitle()).startsWith("听得见的声音");
      assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(document.getDocumentCatalog().getStructureTreeRoot().getKids()).isNotEmpty();
    }
  }

  static byte[] pdf(Paper paper) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PaperPdf.write(paper, out);
    String folder = System.getProperty("papers");
    if (folder != null) {
      Files.write(Path.of(folder, paper.language() + ".pdf"), out.toByteArray());
    }
    return out.toByteArray();
  }

  private static List<String> lines(byte[] pdf) throws IOException {
    return pages(pdf).stream().flatMap(List::stream).toList();
  }

  private static List<List<String>> pages(byte[] pdf) throws IOException {
    List<List<String>> pages = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        stripper.setSortByPosition(true);
        pages.add(
            Arrays.stream(stripper.getText(document).split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList());
      }
    }
    return pages;
  }
}
