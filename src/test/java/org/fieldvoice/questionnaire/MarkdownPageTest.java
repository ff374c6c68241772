package org.fieldvoice.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Longer texts, such as an information sheet. */
class MarkdownPageTest {

  @Test
  void headingsListsAndEmphasisBecomeMarkup() {
    assertThat(MarkdownPage.html("# Why\n\nWe **ask**:\n\n- one\n- two"))
        .isEqualTo(
            "<h3>Why</h3>\n<p>We <strong>ask</strong>:</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>");
  }

  @Test
  void markupOfItsOwnIsShownNotRun() {
    assertThat(MarkdownPage.html("<script>alert(1)</script>\n\n<b onclick=x>hi</b>"))
        .doesNotContain("<script")
        .doesNotContain("<b ")
        .contains("&lt;script&gt;");
  }

  @Test
  void addressesThatRunSomethingLeadNowhere() {
    assertThat(MarkdownPage.html("[x](javascript:alert(1))")).doesNotContain("javascript");
    assertThat(MarkdownPage.html("[x](https://example.org)"))
        .contains("href=\"https://example.org\"")
        .contains("noopener");
  }

  @Test
  void picturesFromElsewhereLeaveOnlyTheirWords() {
    assertThat(MarkdownPage.html("a ![of us](https://example.org/p.png) b"))
        .isEqualTo("<p>a of us b</p>");
  }
}
