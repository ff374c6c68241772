package org.fieldvoice.casestudy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaperPageTest {

  @Test
  void pageSaysItsLanguageAndHoldsEveryPart() throws IOException {
    String html = html(Papers.whole("zh"));
    assertThat(html)
        .startsWith("<!doctype html>")
        .contains("<html lang=\"zh\"", "<h2>他们怎么来到这里</h2>", "62.1%", "<details>")
        .contains("<section class=\"story\">", "<h3>李梅</h3>", "<blockquote>", "<h2>局限</h2>");
  }

  @Test
  void chartStandsInThePageWithItsNumbersAsATable() throws IOException {
    String html = html(Papers.paper("en", List.of(Papers.figure(false))));
    assertThat(html).contains("<svg", "role=\"img\"", "The numbers as a table", "62.1% (90)");
  }

  @Test
  void whatLooksLikeMarkupIsShownAsText() throws IOException {
    String attack = "<script>alert(1)</script>\"'&";
    String html =
        html(
            Papers.paper(
                "en",
                List.of(
                    Papers.text(attack),
                    new Paper.Heading(1, attack),
                    new Paper.Story(attack, attack, List.of(attack), attack))));
    assertThat(html).doesNotContain("<script>").contains("&lt;script&gt;alert(1)&lt;/script&gt;");
  }

  private static String html(Paper paper) throws IOException {
    String html = new PaperPage(paper, Files.readString(Path.of("webapp/design/paper.css"))).html();
    String folder = System.getProperty("papers");
    if (folder != null) {
      Files.writeString(Path.of(folder, paper.language() + ".html"), html);
    }
    return html;
  }
}
