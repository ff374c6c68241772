package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.Screen.picture;
import static org.fieldvoice.respond.PlainBrowser.draftOf;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.fieldvoice.Fieldvoice.Answer;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Forms that name their language in words only, or not at all, or one that we do not speak; their
 * study's first is Chinese.
 */
class UnnamedLanguageIT extends SampleOnPhone {

  /** A link to a form whose labels stand in this column. */
  private String asking(String column) {
    return collection.linkTo(
        "unnamed",
        WorkbookBuilder.xlsx()
            .sheet("survey", "type|name|required|" + column, "text|who|yes|Tên?")
            .sheet("settings", "form_title|form_id", "Unnamed|unnamed")
            .bytes());
  }

  private String languageOfTheOnlyResponse() {
    String all = "studies/" + study + "/questionnaires/unnamed/responses";
    return server()
        .get(all)
        .expect(200)
        .json()
        .getJsonArray("responses")
        .getJsonObject(0)
        .getString("language");
  }

  private Answer page(String path) {
    return stranger().withHeader("Accept-Language", "fr").get("/r/" + token + path);
  }

  @ParameterizedTest
  @CsvSource({
    "label::Tiếng Việt, vi",
    "label::اردو, ur",
    "label::Bahasa Indonesia, id",
    "label, zh"
  })
  void whatIsAnsweredInALanguageWithoutATagArrives(String column, String tag) {
    token = asking(column);
    Page phone = phone("fr");
    phone.navigate(address() + "/r/" + token);
    screen(phone).locator("input").fill("An");
    next(phone);
    assertThat(phone.locator("#sent")).isVisible();
    assertThat(phone.locator("#sent h1")).hasText(Words.in(tag).say("thanks"));
    assertThat(phone.locator("#more figcaption")).hasText(Words.in(tag).say("codeScan"));
    assertThat(languageOfTheOnlyResponse()).isEqualTo(tag);
    phone.locator("#withdraw").click();
    assertThat(phone.locator("h1")).hasText(Words.in(tag).say("withdrawTitle"));
  }

  @ParameterizedTest
  @CsvSource({"label::Tiếng Việt, vi", "label, zh"})
  void whatIsAnsweredInItWithoutAScriptArrivesToo(String column, String tag) {
    token = asking(column);
    PlainBrowser browser = new PlainBrowser(stranger(), token);
    String lang = column.equals("label") ? "und" : "Tiếng Việt";
    Answer end = browser.post("screen", "1", "lang", lang, "who", "An", "go", "next").expect(200);
    assertThat(end.text()).contains("<html lang=\"" + tag + "\"");
    Answer receipt = browser.post("screen", "2", "lang", lang, "go", "send", "draft", draftOf(end));
    assertThat(receipt.expect(200).text()).contains(Words.in(tag).say("thanks"));
    assertThat(languageOfTheOnlyResponse()).isEqualTo(tag);
  }

  @Test
  void aFormThatNamesNoLanguageSpeaksTheFirstOfItsStudyAroundItsQuestionsToo() {
    token = asking("label");
    Words chinese = Words.in("zh");
    assertThat(page("").expect(200).text())
        .contains("<html lang=\"zh\" dir=\"ltr\"")
        .contains("og:locale\" content=\"zh_CN\"")
        .contains(chinese.say("send"));
    assertThat(page("?about=1&lang=und").text()).contains(chinese.say("rec.title"));
    assertThat(page("/withdrawal?lang=und").text()).contains(chinese.say("withdrawTitle"));
    collection.close(token);
    assertThat(page("").expect(410).text()).contains(chinese.say("gone.closed"));
  }

  @ParameterizedTest
  @CsvSource({
    "label::French (fr), fr, ltr, zh-CN, zh, ltr",
    "label::French (fr), fr, ltr, ar, ar, rtl",
    "label::Farsi (fa), fa, rtl, es-MX, es, ltr",
    "label::French (fr), fr, ltr, de, en, ltr"
  })
  void aroundALanguageThatWeDoNotSpeakThePageSpeaksAsThePhoneDoes(
      String column, String tag, String way, String phones, String ours, String ourWay) {
    token = asking(column);
    Words words = Words.in(ours);
    Page phone = phone(phones);
    phone.navigate(address() + "/r/" + token);
    assertThat(phone.locator("html")).hasAttribute("lang", tag);
    assertThat(phone.locator("html")).hasAttribute("dir", way);
    Locator bar = phone.locator(".bar:visible");
    assertThat(bar).hasAttribute("lang", ours);
    assertThat(bar).hasCSS("direction", ourWay);
    assertThat(screen(phone)).hasCSS("direction", way);
    next(phone);
    Locator error = screen(phone).locator(".error");
    assertThat(error).hasText(words.say("required"));
    assertThat(error).hasAttribute("lang", ours);
    assertThat(error).hasCSS("direction", ourWay);
    picture(phone, "around-" + tag + "-" + ours);
    screen(phone).locator("input").fill("An");
    next(phone);
    assertThat(phone.locator("#sent h1")).hasText(words.say("thanks"));
    assertThat(phone.locator("#sent")).hasCSS("direction", ourWay);
    assertThat(phone.locator("#more figcaption")).hasText(words.say("codeScan"));
    picture(phone, "thanks-" + tag + "-" + ours);
    assertThat(languageOfTheOnlyResponse()).isEqualTo(tag);
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, zh, ltr", "ar, ar, rtl", "de, en, ltr"})
  void withoutAScriptItSpeaksAsThePhoneDoesToo(String phones, String ours, String way) {
    token = asking("label::French (fr)");
    Words words = Words.in(ours);
    PlainBrowser browser =
        new PlainBrowser(stranger().withHeader("Accept-Language", phones), token);
    Answer wrong = browser.post("screen", "1", "lang", "fr", "go", "next").expect(422);
    assertThat(wrong.text())
        .contains("<html lang=\"fr\" dir=\"ltr\"")
        .containsPattern(
            "class=\"error\" id=\"q:who-e\" lang=\"%s\" dir=\"%s\"[^>]*>%s"
                .formatted(ours, way, words.say("required")))
        .contains("<footer class=\"bar\" lang=\"%s\" dir=\"%s\"".formatted(ours, way));
    Answer end =
        browser.post(
            "screen", "1", "lang", "fr", "who", "An", "go", "next", "draft", draftOf(wrong));
    Answer receipt = browser.post("screen", "2", "lang", "fr", "go", "send", "draft", draftOf(end));
    assertThat(receipt.expect(200).text())
        .contains("<html lang=\"%s\" dir=\"%s\"".formatted(ours, way))
        .contains(words.say("thanks"));
    assertThat(languageOfTheOnlyResponse()).isEqualTo("fr");
  }
}
