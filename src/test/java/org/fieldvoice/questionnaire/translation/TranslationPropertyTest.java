package org.fieldvoice.questionnaire.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.edit.Edit;
import org.fieldvoice.questionnaire.edit.Editing;
import org.fieldvoice.questionnaire.edit.FormEdit;
import org.fieldvoice.questionnaire.edit.TextEdit;
import org.fieldvoice.questionnaire.translation.Translation.Line;
import org.fieldvoice.questionnaire.translation.Translation.Reading;
import org.fieldvoice.questionnaire.translation.Translation.Wish;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;

/** Whatever a text holds, a translator's file brings it back as it was. */
class TranslationPropertyTest {

  private static final Form FORM =
      Editing.make(
              WorkbookBuilder.xlsx()
                  .sheet("survey", "type|name|label", "text|who|Who", "text|b|B")
                  .sheet("settings", "form_id|default_language", "f|English (en)")
                  .form(),
              List.of(new FormEdit.AddLanguage(new Language("中文 (zh)", "zh"), 1)))
          .form();

  @Property(tries = 300)
  void aFileThatComesBackUntouchedChangesNothing(
      @ForAll("texts") String source, @ForAll("texts") String target) {
    Form form = with(source, target);

    for (List<Line> lines : List.of(throughXliff(form), throughWorkbook(form))) {
      Reading reading = new Translation(form, form, Wish.TELL).read(lines);
      assertThat(reading.taken()).isZero();
      assertThat(reading.moved()).isEmpty();
      assertThat(reading.unknown()).isEmpty();
      assertThat(reading.unchanged()).isEqualTo(target.isBlank() ? 0 : 1);
    }
  }

  @Property(tries = 300)
  void theTextsOfAFileBecomeTheFormsExactly(@ForAll("texts") String target) {
    if (target.isBlank()) {
      return;
    }
    Form translated = with("Who", target);
    Form without = with("Who", "");
    List<Line> lines = throughXliff(translated);
    assertThat(lines).hasSize(1);
    Reading reading =
        new Translation(without, without, Wish.TELL)
            .read(
                List.of(new Line(lines.get(0).id(), "zh", "", target.replaceAll("[$<>＄{｛]", ""))));
    assertThat(lines.get(0).target()).isEqualTo(target);
    assertThat(reading.unknown()).isEmpty();
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> words =
        Arbitraries.of(
            "${who}",
            "**",
            "*",
            "# ",
            "<b>",
            "</b>",
            "[a](https://x.y)",
            " ",
            "\n",
            "\t",
            "&amp;",
            "]]>",
            "😀",
            "آپ",
            "您",
            "<",
            "\"",
            "'",
            "\\*",
            "_x_",
            "_x0041_",
            "\u000b",
            "\u200f",
            "a",
            "B.",
            "<span style=\"color:red\">");
    return words.list().ofMaxSize(12).map(parts -> String.join("", parts));
  }

  private static Form with(String source, String target) {
    List<Edit> edits =
        List.of(
            new TextEdit.OfItem("b", "label", "en", source.isBlank() ? "B" : source),
            new TextEdit.OfItem("b", "label", "zh", target.isBlank() ? "" : target));
    return Editing.make(FORM, edits).form();
  }

  private static List<Line> throughXliff(Form form) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XliffWriter.write(form, 1, form.languages().get(1), out);
    return TranslatorsFile.read(out.toByteArray(), form).lines();
  }

  private static List<Line> throughWorkbook(Form form) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TranslationWorkbook.write(form, 1, out);
    return TranslatorsFile.read(out.toByteArray(), form).lines();
  }
}
