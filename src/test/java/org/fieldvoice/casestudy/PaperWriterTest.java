package org.fieldvoice.casestudy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fieldvoice.casestudy.PaperWriter.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperWriterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "{{percent how_joined=friend}}~43.0%",
        "{{n how_joined=friend}}~172",
        "{{n how_joined}}~400",
        "{{n}}~1,412",
        "{{mean age}}~31.4",
        "{{median age}}~30.0",
        "{{interviews}}~3",
        "{{p gender x function}}~p < 0.001",
        "{{test gender x function}}~χ² = 58.2, df = 4, p < 0.001; Cramér’s V = 0.38, a medium association",
      })
  void liveNumberIsFilledIn(String text, String expected) {
    assertThat(text(write("en", new Block.Paragraph("So " + text + "."))).replace('\u00a0', ' '))
        .isEqualTo("So " + expected + ".");
  }

  @Test
  void numberOfFewerPeopleThanTheSmallestGroupIsNotShown() {
    assertThat(text(write("en", new Block.Paragraph("{{n where ${a} = 1}}"))))
        .isEqualTo("[fewer than 5 people]");
    assertThat(text(write("zh", new Block.Paragraph("{{mean age where ${a} = 1}}"))))
        .isEqualTo("［不足5人］");
  }

  @Test
  void chartsAndTablesAreNumberedEachThroughTheDocument() {
    List<Paper.Part> parts =
        write(
                "zh",
                new Block.Chart("how_joined", "", "朋友带来朋友"),
                new Block.Table("how_joined", "", "", "怎么来的"),
                new Block.Chart("how_joined", "", "又一张"),
                new Block.Table("function", "gender", "", "男女不同"))
            .paper()
            .parts();
    assertThat(((Paper.Figure) parts.get(0)).chart().title()).isEqualTo("图 1：朋友带来朋友");
    assertThat(((Paper.Table) parts.get(1)).caption()).isEqualTo("表 1：怎么来的");
    assertThat(((Paper.Figure) parts.get(2)).chart().title()).isEqualTo("图 2：又一张");
    assertThat(((Paper.Table) parts.get(3)).caption()).isEqualTo("表 2：男女不同");
  }

  @Test
  void crosstabShowsSharesOfEachGroupItsBaseAndItsTestButNoSmallGroup() {
    Paper.Table table =
        (Paper.Table)
            write("en", new Block.Table("function", "gender", "", "")).paper().parts().get(0);
    assertThat(table.grid().columns())
        .containsExactly(
            "", "Female (n = 220)", "Male (n = 180)", "Other (fewer than 5)", "All (n = 402)");
    assertThat(table.grid().rows().get(0))
        .containsExactly("Knowledge", "57.3%", "30.0%", "–", "45.0%");
    assertThat(table.foot().replace('\u00a0', ' '))
        .isEqualTo(
            "n = 402; 10 not asked or without an answer. Source: WeSupport users. Percentages are of "
                + "each column. Test: χ² = 58.2, df = 4, p < 0.001; Cramér’s V = 0.38, a medium association.");
  }

  @Test
  void storyStandsUnderItsPseudonymWithANote() {
    Paper.Story story = (Paper.Story) write("en", new Block.Story(1)).paper().parts().get(0);
    assertThat(story.pseudonym()).isEqualTo("Li Mei");
    assertThat(story.paragraphs())
        .containsExactly("I came six years ago.", "“Now he”", "“tells me.”");
    assertThat(story.note()).startsWith("“Li Mei” is a pseudonym.");
  }

  @Test
  void whatCannotBeFilledInIsNotedWithItsPlaceAndTheRestStands() {
    Written written =
        write(
            "en",
            new Block.Paragraph("{{percent how_joined=nobody}} and {{n how_joined}}"),
            new Block.Chart("no_question", "", ""),
            new Block.Story(7));
    assertThat(text(written)).isEqualTo("{{percent how_joined=nobody}} and 400");
    assertThat(written.faults()).extracting(ManuscriptFault::block).containsExactly(1, 2, 3);
    assertThat(written.faults())
        .extracting(ManuscriptFault::field)
        .containsExactly("text", "of", "story");
    assertThat(written.faults().get(0).message()).contains("nobody").contains("how_joined");
  }

  @Test
  void firstPageSaysWhenWhereAndHowMany() {
    assertThat(write("zh").paper().facts())
        .containsExactly(
            new Paper.Fact("时间", "2016年8月1日至2016年8月31日"),
            new Paper.Fact("地点", "Shenzhen A、Dongguan B"),
            new Paper.Fact("问卷", "1412"),
            new Paper.Fact("受访者", "3"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {"en~22 November 2026, 01:00 UTC", "zh~2026年11月22日 01:00 (UTC)"})
  void momentsAreToldInTheDocumentsLanguage(String language, String moment) {
    assertThat(Words.in(language).moment(java.time.Instant.parse("2026-11-22T01:00:00Z")))
        .isEqualTo(moment);
  }

  @Test
  void lastPageIsOnMethodConsentAndLimits() {
    assertThat(write("en").paper().closing())
        .extracting(Paper.Section::heading)
        .containsExactly("Method", "Consent", "Limits");
  }

  private static Written write(String language, Block... blocks) {
    Manuscript manuscript = new Manuscript("Title", "", language, "q", List.of(blocks));
    return PaperWriter.write(manuscript, new Answers(language, 1412), "Draft.");
  }

  private static String text(Written written) {
    return ((Paper.Text) written.paper().parts().get(0)).text();
  }
}
