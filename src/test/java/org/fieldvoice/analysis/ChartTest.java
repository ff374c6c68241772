package org.fieldvoice.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ChartTest {

  private final Variables variables = new Variables(SampleStudy.logic(), "en", List.of());
  private final Charts charts = new Charts("en", 5, "WeSupport users");

  @Test
  void theGroupedChartShowsEachQuestionWithAllItsAnswers() {
    Chart chart = helped();
    assertThat(chart.panels()).hasSize(3).allMatch(p -> p.bars().size() == 4);
    assertThat(texts(chart.svg(640)))
        .contains(
            "62.1%", "58.6%", "39.3%", "0.7%", "1.4%", "0.0%", "Communicating with your child")
        .contains("n = 145; 267 not asked or without an answer", "Source: WeSupport users");
  }

  @Test
  void orderedAnswersGetLighterAndNotApplicableStandsApart() {
    List<Chart.Bar> bars = helped().panels().get(0).bars();
    List<Integer> brightness =
        bars.subList(0, 3).stream().map(b -> b.tone().rgb() >> 8 & 0xff).toList();
    assertThat(brightness).isSorted().doesNotHaveDuplicates();
    assertThat(bars.get(3).tone()).isEqualTo(new Chart.Tone(0x7a8a84));
  }

  @Test
  void theTitleStatesTheFindingUntilAnAuthorDoes() {
    assertThat(helped().title())
        .isEqualTo("Very much is the most frequent answer throughout: 58.6% to 62.1%");
    assertThat(charts.of(count("how_joined", 400)).title())
        .isEqualTo("Most frequent answer: A friend or co-worker (43.0%)");
    assertThat(texts(helped().titled("Parents say that it helped").svg(640)))
        .contains("Parents say that it helped");
  }

  @Test
  void theTableHasTheChartsNumbers() {
    Chart.Table table = helped().table();
    assertThat(table.columns()).hasSize(3);
    assertThat(table.rows().get(0))
        .containsExactly("Very much", "62.1% (90)", "58.6% (85)", "58.6% (85)");
  }

  @Test
  void theDescriptionSaysWhatTheBarsShow() {
    assertThat(helped().alt())
        .contains("Communicating with your child: Very much 62.1%", "n = 145");
    assertThat(helped().svg(640)).contains("role=\"img\"", "<title>Very much is", "<desc>");
  }

  @Test
  void aQuestionThatTooFewAnsweredIsNotDrawnAndTheFootSaysSo() {
    Chart chart = charts.of(count("how_joined", 4));
    assertThat(chart.isEmpty()).isTrue();
    assertThat(texts(chart.svg(640)))
        .contains("Fewer than 5 people, not shown: How did you come to WeSupport?.")
        .noneMatch(t -> t.endsWith("%"));
    assertThat(chart.table().rows()).isEmpty();
  }

  @Test
  void aGroupOfACrossTableThatIsTooSmallIsNotDrawn() {
    Tally tally =
        new Tally(variables.named("how_joined").orElseThrow(), variables.named("residence"));
    IntStream.range(0, 9)
        .mapToObj(i -> "{\"how_joined\":\"friend\",\"residence\":\"rural_migrant\"}")
        .forEach(a -> tally.add(SampleStudy.json(a), 1));
    tally.add(SampleStudy.json("{\"how_joined\":\"online\",\"residence\":\"local\"}"), 1);
    Chart chart = charts.of(Crosstab.of(tally, Words.in("en")));
    assertThat(chart.panels())
        .extracting(Chart.Panel::heading)
        .containsExactly("Rural, from elsewhere (n = 9)");
    assertThat(chart.foot())
        .contains("Fewer than 5 people, not shown: Urban, from elsewhere, Local.");
  }

  @Test
  void theSameNumbersGiveTheSameDocument() {
    assertThat(helped().svg(640)).isEqualTo(helped().svg(640));
  }

  @Test
  void wordsOfAQuestionnaireCannotBecomeMarkup() throws Exception {
    Chart.Bar bar = new Chart.Bar("<script>'&\"", 50, "50.0%", "5", new Chart.Tone(0));
    Chart chart =
        new Chart(
            "a < b & 'c'",
            "<b>",
            List.of(new Chart.Panel("", List.of(bar))),
            List.of("]]> \u0001 \ud83d"),
            "en");
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(chart.svg(640))));
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(document.getDocumentElement().getFirstChild().getTextContent())
        .isEqualTo("a < b & 'c'");
    assertThat(chart.svg(640)).doesNotContain("style=");
  }

  @Test
  void aNarrowChartIsHigherAndNothingIsDrawnBelowItsHeight() {
    Chart chart = helped().titled("A title that is long enough to need several lines on a phone");
    assertThat(chart.height(300)).isGreaterThan(chart.height(900));
    int height = (int) chart.height(300);
    BufferedImage picture = new BufferedImage(300, height + 40, BufferedImage.TYPE_INT_ARGB);
    chart.draw(picture.createGraphics(), 300);
    int[] below = picture.getRGB(0, height, 300, 40, null, 0, 300);
    assertThat(below).containsOnly(0);
    int[] foot = picture.getRGB(0, height - 30, 300, 30, null, 0, 300);
    assertThat(IntStream.of(foot).anyMatch(pixel -> pixel != 0)).isTrue();
  }

  @Test
  void curlyQuotesStayChineseAndBecomeStraightElsewhere() {
    Chart chart = helped().titled("“It’s good”");
    assertThat(texts(chart.svg(640))).contains("\"It's good\"");
    Chart chinese = new Chart("“很好”", "", chart.panels(), chart.foot(), "zh");
    assertThat(texts(chinese.svg(640))).contains("“很好”");
  }

  @Test
  void chineseReadersGetChineseSentences() {
    Chart chart = new Charts("zh", 5, "调查").of(count("how_joined", 400));
    assertThat(chart.foot()).containsExactly("n = 400", "来源：调查");
  }

  private Chart helped() {
    List<Tabulation> tables =
        variables.inGroup("parenting").stream()
            .map(v -> tabulate(v, SampleStudy.answers().size()))
            .toList();
    return charts.of("How much did it help?", tables);
  }

  private Tabulation count(String question, int answers) {
    Variable variable = variables.named(question).orElseThrow();
    Tally tally = new Tally(variable, Optional.empty());
    SampleStudy.answers().stream()
        .filter(a -> a.containsKey(question))
        .limit(answers)
        .forEach(a -> tally.add(a, 1));
    return Tabulation.of(tally, Words.in("en"));
  }

  private static Tabulation tabulate(Variable variable, int limit) {
    Tally tally = new Tally(variable);
    SampleStudy.answers().stream().limit(limit).forEach(a -> tally.add(a, 1));
    return Tabulation.of(tally, Words.in("en"));
  }

  private static List<String> texts(String svg) {
    try {
      NodeList texts =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(svg)))
              .getElementsByTagName("text");
      return IntStream.range(0, texts.getLength())
          .mapToObj(i -> texts.item(i).getTextContent())
          .toList();
    } catch (Exception e) {
      throw new AssertionError("the SVG is not well-formed", e);
    }
  }
}
