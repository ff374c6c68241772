package org.fieldvoice.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MarkdownTest {

  @Test
  void aSingleParagraphHasNoElementAroundIt() {
    assertThat(Markdown.toHtml("Use **WeSupport** *today*"))
        .isEqualTo("Use <strong>WeSupport</strong> <em>today</em>");
  }

  @Test
  void lineBreaksAreKept() {
    assertThat(Markdown.toHtml("one\ntwo")).isEqualTo("one<br>two");
  }

  @Test
  void severalParagraphsAndHeadingsStandApart() {
    assertThat(Markdown.toHtml("# Rights\n\nYou may stop."))
        .isEqualTo(
            "<p class=\"heading\" role=\"heading\" aria-level=\"2\">Rights</p>"
                + "<p class=\"paragraph\">You may stop.</p>");
  }

  @Test
  void numberedQuestionsAndDashesMakeNoLists() {
    assertThat(Markdown.toHtml("1. How old are you?")).isEqualTo("1. How old are you?");
    assertThat(Markdown.toHtml("- none")).isEqualTo("- none");
    assertThat(Markdown.toHtml("    far in")).isEqualTo("far in");
  }

  @Test
  void referencesPassThrough() {
    assertThat(Markdown.toHtml("谢谢 ${contact_name} 和 ${other_name}！"))
        .isEqualTo("谢谢 ${contact_name} 和 ${other_name}！");
  }

  @Test
  void colouredSpansKeepTheirColourAndNothingElse() {
    assertThat(
            Markdown.toHtml(
                "<span style=\"color: red; background: url(//evil); font-weight:bold\">x</span>"))
        .isEqualTo("<span style=\"color: red; font-weight:bold\">x</span>");
    assertThat(Markdown.toHtml("<span onclick=\"steal()\" style='color:#f00'>x</span>"))
        .isEqualTo("<span style=\"color:#f00\">x</span>");
  }

  @Test
  void otherHtmlIsShownAsItStands() {
    assertThat(Markdown.toHtml("<script>alert(1)</script>"))
        .isEqualTo("&lt;script&gt;alert(1)&lt;/script&gt;");
    assertThat(Markdown.toHtml("a < b & c > d")).isEqualTo("a &lt; b &amp; c &gt; d");
  }

  @Test
  void whatIsOpenedIsClosed() {
    assertThat(Markdown.toHtml("<b>bold")).isEqualTo("<strong>bold</strong>");
    assertThat(Markdown.toHtml("bold</b>")).isEqualTo("bold");
    assertThat(Markdown.toHtml("*a <u>b* c</u>")).isEqualTo("<em>a <u>b</u></em> c");
  }

  @Test
  void onlySafeAddressesBecomeLinks() {
    assertThat(Markdown.toHtml("[help](https://example.org/a?b=c&d)"))
        .isEqualTo(
            "<a href=\"https://example.org/a?b=c&amp;d\" target=\"_blank\""
                + " rel=\"noopener noreferrer\">help</a>");
    assertThat(Markdown.toHtml("[help](javascript:alert(1))")).isEqualTo("help");
    assertThat(Markdown.toHtml("![picture](https://example.org/track.png)")).isEqualTo("picture");
  }

  @Test
  void plainTextLosesItsMarkup() {
    assertThat(Markdown.toText("**Bold** <span style=\"color:red\">red</span>"))
        .isEqualTo("Bold red");
  }

  @Property
  void anAnswerInALabelShowsAsItWasGiven(@ForAll @StringLength(max = 40) String answer) {
    String oneLine = answer.replaceAll("\\p{Cntrl}|\\p{Z}|\\p{Cs}|\\x00", "x");
    String shown = Markdown.toHtml("Hello " + Markdown.escape(oneLine) + "!");
    String escaped =
        oneLine
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;");
    assertThat(shown).isEqualTo("Hello " + escaped + "!");
  }

  @Property
  void noTagComesOutThatIsNotOurs(@ForAll @StringLength(max = 80) String text) {
    assertThat(Markdown.toHtml(text))
        .doesNotContainPattern("<(?!/?(p|strong|em|u|sub|sup|small|span|a|br)\\b)[A-Za-z]");
  }
}
