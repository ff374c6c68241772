package org.fieldvoice.questionnaire.translation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.edit.Editing;
import org.fieldvoice.questionnaire.edit.TextEdit;
import org.fieldvoice.questionnaire.translation.Translation.Moved;
import org.fieldvoice.questionnaire.translation.Translation.Reading;
import org.fieldvoice.questionnaire.translation.Translation.Wish;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.Test;

class TranslationTest {

  private static final Form FORM =
      WorkbookBuilder.xlsx()
          .sheet(
              "survey",
              "type|name|label::English (en)|label::اردو (ur)|hint::English (en)|constraint|constraint_message::English (en)",
              "text|who|Your name|آپ کا نام|As **your** friends say 😀||",
              "begin group|home|Home||||",
              "integer|age|How old are you, ${who}? <span style=\"color:red\">Say</span> it||See [this](https://example.org/a)|. > 3|Too young, ${who}",
              "select_one place|at|Where?|کہاں؟|||",
              "end group||||||")
          .sheet(
              "choices",
              "list_name|name|label::English (en)|label::اردو (ur)",
              "place|a b|Here & <there>|یہاں",
              "place|c|There|")
          .sheet("settings", "form_id|form_title", "people|People")
          .form();
  private static final Language URDU = FORM.languages().get(1);

  @Test
  void whatIsMissingInALanguageIsCountedAndListed() {
    List<Completeness> languages = Completeness.of(FORM);

    assertThat(languages).extracting(Completeness::tag).containsExactly("en", "ur");
    assertThat(languages.get(0).missing()).isEmpty();
    Completeness urdu = languages.get(1);
    assertThat(urdu.texts()).isEqualTo(9);
    assertThat(urdu.translated()).isEqualTo(3);
    assertThat(urdu.missing())
        .extracting(Completeness.Gap::id)
        .containsExactly(
            "item:who:hint",
            "item:home:label",
            "item:home:age:label",
            "item:home:age:hint",
            "item:home:age:constraintMessage",
            "choice:place:c:label");
    assertThat(urdu.missing().get(2).source()).startsWith("How old are you, ${who}?");
  }

  @Test
  void aTextIsAUnitWithItsPlaceAndWhatIsNotToBeTranslatedIsAPlaceholder() {
    String xliff = xliff(FORM);

    assertThat(xliff)
        .contains(
            "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" trgLang=\"ur\">")
        .contains("<unit id=\"item:home:age:label\" name=\"home/age\">")
        .contains("<note category=\"location\">home/age label</note>")
        .contains("<data id=\"d1\">${who}</data>")
        .contains(
            "<source xml:space=\"preserve\">How old are you, <ph id=\"d1-1\" dataRef=\"d1\" disp=\"${who}\"")
        .contains("state=\"initial\"")
        .contains("<unit id=\"choice:place:a_x20_b:label\"")
        .contains("Here &amp; ")
        .contains("<target xml:space=\"preserve\">یہاں</target>");
  }

  @Test
  void aTranslationThatComesBackChangesItsTextsAndNoOthers() {
    String file =
        xliff(FORM)
            .replace(
                "<source xml:space=\"preserve\">There</source>",
                "<source>There</source><target>وہاں 😀</target>");
    Reading reading = read(file);

    assertThat(reading.taken()).isEqualTo(1);
    assertThat(reading.unchanged()).isEqualTo(3);
    Form after = Editing.make(FORM, reading.edits()).form();
    assertThat(
            requireNonNull(after.choiceLists().get("place"))
                .choice("c")
                .orElseThrow()
                .label()
                .byTag())
        .containsEntry("ur", "وہاں 😀")
        .containsEntry("en", "There");
    assertThat(after.items()).isEqualTo(FORM.items());
  }

  @Test
  void aReferenceThatIsLostAddedOrMisspelledIsRefusedWithItsPlace() {
    assertThat(faults("آپ کتنے سال کے ہیں؟ <span style=\"color:red\">ا</span>"))
        .extracting(Translation.Fault::fault, Translation.Fault::marker, Translation.Fault::place)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("marker-missing", "${who}", "home/age"));
    assertThat(faults("${who} ${age} <span style=\"color:red\">ا</span>"))
        .extracting(Translation.Fault::fault)
        .containsExactly("marker-further");
    assertThat(faults("${who} $ {who} <span style=\"color:red\">ا</span>"))
        .extracting(Translation.Fault::fault)
        .containsExactly("marker-broken");
    assertThat(faults("${who} <script>ا</span>")).hasSize(2);
  }

  @Test
  void segmentsThatAToolHasSplitAreOneText() {
    Reading reading =
        read(
            "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='en' trgLang='ur'><file id='f'>"
                + "<unit id='item:who:label'><originalData><data id='d1'>*</data></originalData>"
                + "<segment><source>Your</source><target>گ<pc id='1' dataRefStart='d1' dataRefEnd='d1'>ھ</pc></target></segment>"
                + "<ignorable><source> </source></ignorable>"
                + "<segment><source>name</source><target><mrk id='m' type='term'>ر</mrk></target></segment></unit>"
                + "<unit id='item:nowhere:label'><segment><source>x</source><target>y</target></segment></unit>"
                + "</file></xliff>");

    assertThat(reading.unknown()).containsExactly("item:nowhere:label");
    Form after = Editing.make(FORM, reading.edits()).form();
    assertThat(Units.of(after).unit("item:who:label").orElseThrow().in("ur")).isEqualTo("گ*ھ* ر");
  }

  private static String unit(String id, String inside) {
    return "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' xmlns:mtc='urn:oasis:names:tc:xliff:matches:2.0'"
        + " version='2.0' srcLang='en' trgLang='ur'><file id='f'><unit id='"
        + id
        + "'>"
        + inside
        + "</unit></file></xliff>";
  }

  @Test
  void whatAToolProposesIsNotTheTranslation() {
    Reading reading =
        read(
            unit(
                "item:home:label",
                "<mtc:matches><mtc:match ref='#s1'><originalData><data id='d1'>x</data></originalData>"
                    + "<source>House</source><target>مکان</target></mtc:match></mtc:matches>"
                    + "<notes><note>Not the <b>source</b></note></notes>"
                    + "<segment id='s1'><source>Home</source><target>گھر</target></segment>"));
    assertThat(reading.moved()).isEmpty();
    Form after = Editing.make(FORM, reading.edits()).form();
    assertThat(Units.of(after).unit("item:home:label").orElseThrow().in("ur")).isEqualTo("گھر");
  }

  @Test
  void aTextOfWhichAPartIsNotTranslatedIsNot() {
    for (String target : List.of("", "<target/>", "<target> </target>")) {
      String file =
          unit(
              "item:home:label",
              "<segment><source>Ho</source><target>گھ</target></segment>"
                  + "<segment><source>me</source>"
                  + target
                  + "</segment>");
      assertThat(read(file).taken()).as(target).isZero();
    }
    String copied = "<segment state='initial'><source>Home</source><target>Home</target></segment>";
    assertThat(read(unit("item:home:label", copied)).taken()).isZero();
    assertThat(read(unit("item:home:label", copied.replace("initial", "final"))).taken()).isOne();
  }

  @Test
  void choicesOfOneNameAndThoseOfOtherSheetsEachHaveTheirText() {
    Form form =
        WorkbookBuilder.xlsx()
            .sheet(
                "survey",
                "type|name|label::English (en)|label::اردو (ur)|choice_filter",
                "select_one l|a|Where?||",
                "select_one_external e|b|Where?||at=${a}")
            .sheet(
                "choices",
                "list_name|name|label::English (en)|label::اردو (ur)",
                "l|x|Here|",
                "l|x|Here too|")
            .sheet(
                "external_choices",
                "list_name|name|label::English (en)|label::اردو (ur)|at",
                "e|y:z|There||x")
            .sheet("settings", "form_id", "odd")
            .form();
    List<Translation.Line> lines =
        Units.of(form).all().stream()
            .map(u -> new Translation.Line(u.id(), "ur", "", "اردو " + u.source("en")))
            .toList();
    Form after = Editing.make(form, read(form, lines).edits()).form();
    assertThat(Completeness.of(after).get(1).missing()).isEmpty();
    assertThat(Units.of(after).all())
        .allSatisfy(u -> assertThat(u.in("ur")).isEqualTo("اردو " + u.source("en")));
  }

  @Test
  void whatIsNoTranslationIsSaidToBeNone() {
    for (String file :
        List.of(
            "",
            "hello",
            "<a/>",
            "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><xliff version='2.0' trgLang='ur'>&e;</xliff>",
            "<xliff version='1.2'><file/></xliff>",
            "<xliff version='2.0' trgLang='fr'/>",
            "<xliff version='2.0' srcLang='ur' trgLang='en'/>")) {
      assertThatThrownBy(() -> read(file))
          .as(file)
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem()).isEqualTo(Problem.TRANSLATION_UNREADABLE));
    }
    assertThatThrownBy(() -> TranslationWorkbook.read(new byte[] {'P', 'K', 3}, FORM))
        .isInstanceOf(ProblemException.class);
    byte[] anotherLanguage =
        WorkbookBuilder.xlsx().sheet("translation", "id|English (en)|French", "x|y|z").bytes();
    assertThatThrownBy(() -> TranslationWorkbook.read(anotherLanguage, FORM))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isEqualTo(Problem.TRANSLATION_UNREADABLE));
  }

  @Test
  void theWorkbookForTranslatorsComesBackAsItWent() {
    Reading reading = read(FORM, TranslatorsFile.read(workbook(FORM), FORM).lines());

    assertThat(reading.taken()).isZero();
    assertThat(reading.unchanged()).isEqualTo(3);
    assertThat(reading.unknown()).isEmpty();
  }

  @Test
  void aTextWhoseOriginalHasChangedSinceIsToldAndLeft() {
    Form newest = with(FORM, "home", "en", "Household");

    for (TranslatorsFile file : comingBack(with(FORM, "home", "ur", "گھر"))) {
      assertThat(file.version()).contains(1);
      Reading reading = new Translation(newest, FORM, Wish.TELL).read(file.lines());
      assertThat(reading.edits()).isEmpty();
      assertThat(reading.moved())
          .containsExactly(
              new Moved(
                  "item:home:label", "home", "label", "ur", "source", "Home", "Household", "گھر"));
      Reading all = new Translation(newest, FORM, Wish.TAKE).read(file.lines());
      assertThat(all.moved()).isEmpty();
      assertThat(Editing.make(newest, all.edits()).form())
          .isEqualTo(with(newest, "home", "ur", "گھر"));
    }
  }

  @Test
  void aTranslationThatSomebodyElseHasChangedSinceIsToldAndLeft() {
    Form newest = with(FORM, "who", "ur", "پورا نام");

    for (TranslatorsFile file : comingBack(with(FORM, "who", "ur", "نام"))) {
      Reading reading = new Translation(newest, FORM, Wish.TELL).read(file.lines());
      assertThat(reading.edits()).isEmpty();
      assertThat(reading.moved())
          .containsExactly(
              new Moved(
                  "item:who:label",
                  "who",
                  "label",
                  "ur",
                  "translation",
                  "آپ کا نام",
                  "پورا نام",
                  "نام"));
    }
  }

  @Test
  void whatATranslatorLeftAsItWasPutsNoOldWordsBack() {
    Form newest = with(FORM, "who", "ur", "پورا نام");

    for (TranslatorsFile file : comingBack(with(FORM, "home", "ur", "گھر"))) {
      for (Wish wish : Wish.values()) {
        Reading reading = new Translation(newest, FORM, wish).read(file.lines());
        assertThat(reading.moved()).isEmpty();
        assertThat(Editing.make(newest, reading.edits()).form())
            .isEqualTo(with(newest, "home", "ur", "گھر"));
      }
    }
  }

  @Test
  void aFileThatDoesNotSayWhatItWasMadeFromIsReadAsOneOfTheNewest() {
    assertThat(TranslatorsFile.numberIn("people/versions/12")).contains(12);
    assertThat(TranslatorsFile.numberIn("translation 3")).contains(3);
    for (String name : List.of("translation", "people2", "Sheet1", "")) {
      assertThat(TranslatorsFile.numberIn(name)).as(name).isEmpty();
    }
  }

  @Test
  void thousandsOfTextsAreTakenAtOnce() {
    String[] rows = new String[3001];
    rows[0] = "type|name|label::English (en)|label::اردو (ur)";
    for (int i = 1; i < rows.length; i++) {
      rows[i] = "text|q" + i + "|Question " + i + "|";
    }
    Form form =
        WorkbookBuilder.xlsx().sheet("survey", rows).sheet("settings", "form_id", "big").form();
    List<Translation.Line> lines =
        Units.of(form).all().stream()
            .map(u -> new Translation.Line(u.id(), "ur", "", "سوال " + u.place()))
            .toList();
    long start = System.nanoTime();
    Form after = Editing.make(form, read(form, lines).edits()).form();

    assertThat(Completeness.of(after).get(1).missing()).isEmpty();
    assertThat((System.nanoTime() - start) / 1_000_000_000L).isLessThan(10);
  }

  private static List<Translation.Fault> faults(String target) {
    Translation.Line line = new Translation.Line("item:home:age:label", URDU.tag(), "", target);
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> read(FORM, List.of(line)));
    assertThat(refused.problem()).isEqualTo(Problem.TRANSLATION_REFUSED);
    return refused.problems().stream().map(Translation.Fault.class::cast).toList();
  }

  /** What a translator made of a form, in each kind of file. */
  private static List<TranslatorsFile> comingBack(Form translated) {
    byte[] xliff = xliff(translated).getBytes(StandardCharsets.UTF_8);
    return List.of(
        TranslatorsFile.read(xliff, FORM), TranslatorsFile.read(workbook(translated), FORM));
  }

  private static Form with(Form form, String place, String tag, String label) {
    return Editing.make(form, List.of(new TextEdit.OfItem(place, "label", tag, label))).form();
  }

  private static String xliff(Form form) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XliffWriter.write(form, 1, form.languages().get(1), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static byte[] workbook(Form form) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TranslationWorkbook.write(form, 1, out);
    return out.toByteArray();
  }

  private static Reading read(String file) {
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    return read(FORM, TranslatorsFile.read(bytes, FORM).lines());
  }

  private static Reading read(Form form, List<Translation.Line> lines) {
    return new Translation(form, form, Wish.TELL).read(lines);
  }
}
