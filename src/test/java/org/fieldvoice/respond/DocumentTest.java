package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.respond.Asked.a;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.questionnaire.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {

  private static final String KEY = "k".repeat(32);
  private static final Drawing DRAWING = new Drawing(Assets.from(Sample::web));

  private static Document sample(String language) {
    Document.Subject subject =
        new Document.Subject(Sample.LOGIC, 1, Sample.language(language), Terms.USUAL);
    return Document.of(subject, Sample.in(language), DRAWING);
  }

  private static String drawn(Form form) {
    Document.Subject subject =
        new Document.Subject(FormLogic.of(form), 1, form.defaultLanguage(), Terms.USUAL);
    Document document = Document.of(subject, Sample.in(form.defaultLanguage().tag()), DRAWING);
    return new String(document.plain(), StandardCharsets.UTF_8);
  }

  private static String body(String html) {
    return html.substring(html.indexOf("<form"), html.indexOf("</form>"));
  }

  @ParameterizedTest
  @EnumSource(QuestionType.class)
  void everyTypeThatIsAskedHasALabelledControl(QuestionType type) {
    Asked question = a(type, "q").saying("How is it?");
    Form form =
        Asked.form(
            List.of(Asked.list("l", "one", "two")),
            (type.hasChoices() ? question.from("l") : question).question(),
            a(QuestionType.TEXT, "last").question());
    String html = body(drawn(form));
    if (type.isUnseen()) {
      assertThat(html).doesNotContain("How is it?");
      return;
    }
    assertThat(html).contains("How is it?");
    if (type != QuestionType.NOTE) {
      assertThat(html).containsPattern("<(input|select|textarea)[^>]* name=\"q[\":]");
      assertThat(html)
          .containsPattern(
              "<legend>How is it\\?</legend>|<label class=\"label\" for=\"q:q-i\">How is it\\?");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = QuestionType.class,
      names = {"GEOTRACE", "GEOSHAPE"})
  void whoTypesAWayOrAnAreaReadsHow(QuestionType type) {
    String html = drawn(Asked.form(List.of(), a(type, "q").question()));
    assertThat(html).contains("placeholder=\"Latitude Longitude; Latitude Longitude; …\"");
  }

  @Test
  void whatAFormSaysIsShownAndNeverRun() {
    String evil =
        "</script><script>alert(1)</script><img src=x onerror=alert(1)> \"quoted\" 'single' 𠮷😀";
    Form form =
        Asked.form(
            List.of(Asked.list("l", "one", "two")),
            a(QuestionType.TEXT, "text").saying(evil).onlyIf(". != 'x'", evil).question(),
            a(QuestionType.SELECT_ONE, "menu")
                .saying(evil)
                .from("l")
                .looking("minimal")
                .question());
    String html = drawn(form);
    assertThat(count(html, "<script")).isEqualTo(2);
    assertThat(html)
        .doesNotContain("<img")
        .contains("𠮷😀")
        .contains("&lt;img src=x onerror=alert(1)&gt;");
  }

  @Test
  void theLogicCannotEndItsScriptElement() {
    Form form =
        Asked.form(
            a(QuestionType.TEXT, "a").onlyIf(". != '</script><script>alert(1)'", "no").question());
    assertThat(count(drawn(form), "<script")).isEqualTo(2);
  }

  @Test
  void aLanguageThatIsWrittenFromTheRightTurnsThePage() {
    Form form = Asked.form(a(QuestionType.TEXT, "name").saying("ما اسمك؟").question());
    Form arabic =
        new Form(
            form.id(),
            "",
            "استبيان",
            List.of(new Language("العربية (ar)", "ar")),
            "",
            Optional.empty(),
            List.of(named("name", new Texts(Map.of("ar", "ما اسمك؟")))),
            Map.of(),
            Map.of());
    assertThat(drawn(arabic))
        .contains("<html lang=\"ar\" dir=\"rtl\">")
        .contains("ما اسمك؟")
        .contains("التالي");
  }

  private static Question named(String name, Texts label) {
    Question made = a(QuestionType.TEXT, name).question();
    return new Question(
        made.type(),
        name,
        label,
        Texts.NONE,
        Texts.NONE,
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Texts.NONE,
        Optional.empty(),
        Texts.NONE,
        Optional.empty(),
        Optional.empty(),
        false,
        made.appearance(),
        Map.of(),
        made.privacy(),
        Map.of(),
        Map.of());
  }

  @Test
  void onlyTheFirstScreenIsShownBeforeAnyScriptRuns() {
    String html = body(new String(sample("zh").plain(), StandardCharsets.UTF_8));
    Matcher screens =
        Pattern.compile(
                "<section class=\"screen\" data-screen=\"(\\d+)\" tabindex=\"-1\"( hidden)?>")
            .matcher(html);
    int shown = 0;
    while (screens.find()) {
      shown += screens.group(2) == null ? 1 : 0;
    }
    assertThat(shown).isEqualTo(1);
    assertThat(html.indexOf("您是否同意参加")).isLessThan(html.indexOf("data-screen=\"2\""));
  }

  @Test
  void theWholeSampleFitsIntoThirtyKilobytes() {
    assertThat(sample("zh").gzip(KEY).length).isLessThan(30_000);
    assertThat(sample("en").gzip(KEY).length).isLessThan(30_000);
  }

  @Test
  void theFirstQuestionCanBeUnpackedBeforeTheRestIsThere() throws IOException {
    Document document = sample("zh");
    byte[] first = Arrays.copyOf(document.gzip(), document.first());
    byte[] unpacked = new byte[40_000];
    int length;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(first))) {
      length = in.read(unpacked);
      for (int n = in.available() > 0 ? read(in, unpacked, length) : -1;
          n > 0;
          n = read(in, unpacked, length)) {
        length += n;
      }
    }
    String html = new String(unpacked, 0, length, StandardCharsets.UTF_8);
    assertThat(html).contains("您是否同意参加").contains("value=\"no\"");
    assertThat(document.first()).isLessThan(6_000);
  }

  /** What is left of a packed text that is cut off; nothing more where it ends. */
  private static int read(GZIPInputStream in, byte[] into, int from) throws IOException {
    try {
      return in.read(into, from, into.length - from);
    } catch (EOFException e) {
      return -1;
    }
  }

  @Test
  void nothingIsLoadedFromAnywhereElse() {
    String html = new String(sample("en").plain(), StandardCharsets.UTF_8);
    assertThat(html).doesNotContainPattern("(src|href)=\"(?!data:|\\?|/r/assets/)[^\"]");
    assertThat(html).doesNotContain("@import").doesNotContain("url(");
  }

  @Test
  void thePolicyNamesExactlyWhatThePageCarries() {
    String html = new String(sample("en").plain(), StandardCharsets.UTF_8);
    String script =
        html.substring(
            html.indexOf("<script type=\"module\">") + 22, html.lastIndexOf("</script>"));
    String style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
    assertThat(DRAWING.policy())
        .contains(Assets.hash(script))
        .contains(Assets.hash(style))
        .doesNotContain("unsafe");
  }

  @Test
  void whatComesLaterIsNamedByItsContentAndSpeaksThePagesLanguage() {
    Later later = Assets.from(Sample::web).later();
    String html = new String(sample("zh").plain(), StandardCharsets.UTF_8);
    Later.File script = later.script(Words.in("zh"));
    assertThat(html).contains(script.address()).contains(later.style().address());
    assertThat(new String(script.plain(), StandardCharsets.UTF_8))
        .contains(Words.in("zh").say("placeUp"));
    assertThat(later.file(script.name())).contains(script);
    assertThat(later.script(Words.in("en")).name()).isNotEqualTo(script.name());
  }

  @Test
  void aFormThatCallsARareFunctionBringsIt() {
    Form rare =
        Asked.form(a(QuestionType.TEXT, "a").when("area('1 1 0 0; 2 2 0 0') > 0").question());
    Form plain = Asked.form(a(QuestionType.TEXT, "a").question());
    assertThat(drawn(rare)).contains("$expression_rare");
    assertThat(drawn(plain)).doesNotContain("$expression_rare");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\?\\.[a-zA-Z(\\[]",
        "\\?\\?",
        "\\.\\.\\.\\w+\\s*\\}",
        "catch \\{",
        "\\bimport\\b",
        "^export\\b",
        "\\.flat\\(",
        "fromEntries",
        "replaceAll"
      })
  void theScriptIsSpokenByOldPhones(String tooNew) {
    assertThat(
            Pattern.compile(tooNew, Pattern.MULTILINE)
                .matcher(
                    DRAWING.rareScript()
                        + new String(
                            DRAWING.later().script(Words.in("en")).plain(), StandardCharsets.UTF_8))
                .results()
                .map(r -> r.group())
                .toList())
        .isEmpty();
  }

  @Test
  void theSameVersionIsAlwaysTheSameBytes() {
    assertThat(sample("zh").etag()).isEqualTo(sample("zh").etag());
    assertThat(sample("zh").etag()).isNotEqualTo(sample("en").etag());
  }

  @Test
  void thePackedDocumentIsThePlainOne() throws IOException {
    Document document = sample("en");
    byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(document.gzip())).readAllBytes();
    assertThat(unpacked).isEqualTo(document.plain());
  }

  @Test
  void aBrowserWithoutScriptBeginsWithAKeyOfItsOwn() throws IOException {
    Document document = sample("en");
    byte[] packed = document.gzip(KEY);
    String html =
        new String(
            new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(),
            StandardCharsets.UTF_8);
    assertThat(html.getBytes(StandardCharsets.UTF_8)).isEqualTo(document.plain(KEY));
    assertThat(html)
        .endsWith(
            "<noscript><input type=\"hidden\" form=\"f\" name=\"begin\" value=\""
                + KEY
                + "\"></noscript>\n</body>\n</html>\n");
  }

  @Test
  void ourOwnWordsAreSaidInEveryLanguageThatWeSpeak() {
    Set<String> keys = Words.in("en").bundle().keySet();
    for (String tag : List.of("zh", "vi", "id", "km", "my", "bn", "hi", "ur", "ar", "es", "pt")) {
      Words words = Words.in(tag);
      assertThat(words.tag()).isEqualTo(tag);
      for (String key : keys) {
        assertThat(placeholders(words.say(key)))
            .as(tag + " " + key)
            .isEqualTo(placeholders(Words.in("en").say(key)));
      }
      assertThat(words.bundle().keySet()).isEqualTo(keys);
    }
  }

  private static Set<String> placeholders(String text) {
    return Pattern.compile("\\{\\d}")
        .matcher(text)
        .results()
        .map(r -> r.group())
        .collect(java.util.stream.Collectors.toSet());
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private static Form inTwoLanguages(Language first, Language second, Texts... labels) {
    List<Item> questions = new ArrayList<>();
    for (Texts label : labels) {
      questions.add(named("q" + questions.size(), label));
    }
    return new Form(
        "f",
        "",
        "Our survey",
        List.of(first, second),
        "",
        Optional.empty(),
        questions,
        Map.of(),
        Map.of("form_title::" + second.name(), "ہمارا سروے"));
  }

  private static String drawnIn(Form form, Language language) {
    Document.Subject subject = new Document.Subject(FormLogic.of(form), 1, language, Terms.USUAL);
    Document document = Document.of(subject, Sample.in(language.tag()), DRAWING);
    return new String(document.plain(), StandardCharsets.UTF_8);
  }

  @Test
  void wordsThatAreMissingInALanguageStandInAnotherAndSaySo() {
    Language english = new Language("English (en)", "en");
    Language urdu = new Language("اردو (ur)", "ur");
    Form form =
        inTwoLanguages(
            english,
            urdu,
            new Texts(Map.of("en", "How old?", "ur", "عمر؟")),
            new Texts(Map.of("en", "How tall?")));
    assertThat(drawnIn(form, urdu))
        .contains(">عمر؟<")
        .contains("<span lang=\"en\" dir=\"ltr\">How tall?</span>");
    assertThat(drawnIn(form, english)).contains(">How tall?<").doesNotContain("<span lang=");
  }

  @Test
  void aLanguageThatAFormOnlyNamesInWordsIsUnderstood() {
    Language french = new Language("Français", "Français");
    Language urdu = new Language("Urdu", "Urdu");
    Form form = inTwoLanguages(french, urdu, new Texts(Map.of("Français", "Quel âge ?")));
    assertThat(drawnIn(form, french)).contains("<html lang=\"fr\" dir=\"ltr\">");
    assertThat(drawnIn(form, urdu))
        .contains("<html lang=\"ur\" dir=\"rtl\">")
        .contains("name=\"lang\" value=\"Urdu\"")
        .contains(Words.in("ur").say("next"));
  }

  @Test
  void aChatShowsTheTitleAndTheGreetingInTheLinksLanguage() {
    Language english = new Language("English (en)", "en");
    Language urdu = new Language("اردو (ur)", "ur");
    String html = drawnIn(inTwoLanguages(english, urdu, new Texts(Map.of("en", "Age?"))), urdu);
    assertThat(html)
        .contains("<meta property=\"og:title\" content=\"ہمارا سروے\">")
        .contains("<meta property=\"og:locale\" content=\"ur_PK\">")
        .contains("<meta property=\"og:locale:alternate\" content=\"en_US\">")
        .contains("<title>ہمارا سروے</title>")
        .doesNotContain("og:description");
    String chinese = new String(sample("zh").plain(), StandardCharsets.UTF_8);
    assertThat(chinese)
        .contains("<meta property=\"og:description\" content=\"您好！这份问卷了解您使用 WeSupport")
        .contains("<meta property=\"og:locale\" content=\"zh_CN\">");
    assertThat(chinese.substring(0, chinese.indexOf("</head>"))).doesNotContain("http");
  }
}
