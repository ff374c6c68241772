package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkupTest {

  private static String html(String text) {
    return Markup.html(text, name -> "<i>" + name + "</i>");
  }

  @Test
  void markdownBecomesMarkup() {
    assertThat(html("use **WeSupport** _now_"))
        .isEqualTo("use <strong>WeSupport</strong> <em>now</em>");
  }

  @Test
  void aLineBreakStays() {
    assertThat(html("one\ntwo")).isEqualTo("one<br>two");
  }

  @Test
  void tagsAreShownAsTheyWereWritten() {
    assertThat(html("<script>alert(1)</script> & \"x\""))
        .isEqualTo("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;");
  }

  @Test
  void aLinkThatRunsCodeLosesItsAddress() {
    assertThat(html("[tap](javascript:alert(1))")).doesNotContain("javascript");
  }

  @Test
  void aNumberBeforeAQuestionStartsNoList() {
    assertThat(html("1. How old are you?")).isEqualTo("1. How old are you?");
  }

  @Test
  void aReferenceBecomesWhatItStandsFor() {
    assertThat(html("${contact_name} 谢谢您！")).isEqualTo("<i>contact_name</i> 谢谢您！");
  }

  @Test
  void aReferenceInAnAddressIsLeftOut() {
    assertThat(html("[more](https://example.org/${id})")).contains("href=\"https://example.org/\"");
  }

  @Test
  void fourByteCharactersAndRightToLeftTextStay() {
    assertThat(html("𠮷 😀 مرحبا")).isEqualTo("𠮷 😀 مرحبا");
  }

  @Test
  void colouredWordsKeepTheirWords() {
    assertThat(html("<span style=\"color:red\">red</span>")).isEqualTo("<span>red</span>");
  }
}
