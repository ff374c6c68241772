package org.fieldvoice.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels and information sheets of somebody who wants more than text on the page. */
class HostileMarkdownTest {

  /** All that may come out: our tags, with these attributes. */
  private static final Pattern OURS =
      Pattern.compile(
          "</?(?:p|strong|em|u|sub|sup|small|span|br|a|h[3-6]|ul|ol|li|blockquote|code|pre|hr)"
              + "(?: (?:class=\"[a-z-]+\"|role=\"heading\"|aria-level=\"[2-6]\"|start=\"\\d+\""
              + "|style=\"[a-z0-9#:;,% ()-]*\"|href=\"(?:(?:https?://|mailto:|tel:)[^\"<>]*)?\""
              + "|target=\"_blank\"|rel=\"(?:nofollow|noopener noreferrer)\"))*(?: /)?>");

  private static final Pattern WRONG_STYLE =
      Pattern.compile("style=\"[^\"]*(?:url|expression|import|position|var\\()");

  private static final String[] PIECES = {
    "<script>",
    "</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<span ",
    "style=\"color:red;",
    "background:url(javascript:a)",
    "onclick=\"x()\"",
    "\">",
    "'>",
    ">",
    "<",
    "[a](",
    "javascript:alert(1)",
    "JaVaScRiPt&colon;x",
    "&#106;avascript:x",
    "data:text/html,x",
    "https://e.org/\" onmouseover=\"x",
    ")",
    "![p](",
    "<a href=\"javascript:x\">",
    "</a>",
    "<b>",
    "</b>",
    "<i>",
    "*",
    "**",
    "_",
    "`",
    "\n\n",
    "\n",
    "# ",
    "> ",
    "- ",
    "<!--",
    "-->",
    "<![CDATA[",
    "&lt;script&gt;",
    "\\",
    "${name}",
    "\u0000",
    "[r]",
    "\n[r]: javascript:x\n",
    "</span>",
    "text"
  };

  private static void assertTame(String html) {
    String rest = OURS.matcher(html).replaceAll("");
    assertThat(rest).as(html).doesNotContain("<");
    assertThat(WRONG_STYLE.matcher(html).find()).as(html).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<iframe src=\"https://e.org\"></iframe>",
        "<span style=\"color:red\" onmouseover=\"alert(1)\">x</span>",
        "<span style=\"color: expression(alert(1))\">x</span>",
        "<span style=\"color:red;background:url(javascript:alert(1))\">x</span>",
        "<span style=\"color:red\" style=\"position:fixed\">x</span>",
        "<u onclick=alert(1)>x</u>",
        "<b/onclick=alert(1)>x",
        "<a href=\"javascript:alert(1)\">x</a>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "[x](https://e.org/\" onclick=\"alert(1))",
        "[x](https://e.org/%22%20onclick=%22alert(1))",
        "[x](https://e.org/ '\"><script>alert(1)</script>')",
        "[x](//e.org)",
        "[x][r]\n\n[r]: javascript:alert(1)",
        "<javascript:alert(1)>",
        "![x](javascript:alert(1))",
        "![x](x\" onerror=\"alert(1))",
        "[![x](https://e.org/a.png)](javascript:alert(1))",
        "<<b>script>alert(1)<</b>/script>",
        "<b <script>alert(1)</script>>x</b>",
        "<!--><script>alert(1)</script>-->",
        "<span style='color:red\n' onclick='x'>x</span>"
      })
  void nothingButOurTagsComesOut(String text) {
    assertTame(Markdown.toHtml(text));
    assertTame(MarkdownPage.html(text));
  }

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.of(PIECES).list().ofMaxSize(14).map(pieces -> String.join("", pieces));
  }

  @Property
  void neitherDoesItOutOfPieces(@ForAll("hostile") String text) {
    assertTame(Markdown.toHtml(text));
    assertTame(MarkdownPage.html(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<b>",
        "*a ",
        "**",
        "[",
        "![",
        "> ",
        "- ",
        "<span style=\"color:red\">",
        "`",
        "[a](",
        "_a*b"
      })
  void whatIsNestedWithoutEndIsShownSoon(String piece) {
    List<String> texts = List.of(piece.repeat(10_000), piece.repeat(3_000) + "x".repeat(3_000));
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            texts.forEach(
                text -> {
                  assertTame(Markdown.toHtml(text));
                  assertTame(MarkdownPage.html(text));
                }));
  }
}
