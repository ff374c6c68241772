package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.fieldvoice.questionnaire.xlsform.WorkbookBuilder.survey;

import jakarta.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.Circumstances;
import org.fieldvoice.questionnaire.Filling;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.Question;
import org.junit.jupiter.api.Test;

/** The appearance {@code search(…)} offers what it does in ODK Collect and SurveyCTO. */
class SearchTest {

  private static final String TOWNS =
      "code,title,people,province\nsz,Shenzhen,17,gd\ndg,Dongguan,10,gd\ncs,Changsha,8,hn\n";

  @Test
  void searchBecomesASelectFromAFile() {
    Form form =
        form(
            survey(
                    "type|name|label|appearance",
                    "text|p|P|",
                    "select_one towns|town|Town|minimal search('towns', 'matches', 'province', ${p})")
                .sheet("choices", "list_name|name|label", "towns|code|title"),
            TOWNS);
    Question town = FormLogic.of(form).question("town").orElseThrow();
    assertThat(town.appearance().words()).containsExactly("minimal");
    assertThat(town.choiceFilter().orElseThrow().text()).isEqualTo("province = ${p}");
    Filling filling = filling(form, "p", "hn");
    assertThat(filling.choices("town").stream().map(Choice::name)).containsExactly("cs");
    assertEqualAfterExport(form);
  }

  @Test
  void searchTakesSeveralColumnsAndAFilter() {
    assertThat(SearchCall.of("search('t', 'matches', 'a, b', concat(${x}, ','), 'c', 'z')"))
        .contains(
            new SearchCall(
                "t.csv",
                "(a = concat(${x}, ',') or b = concat(${x}, ',')) and c = 'z'",
                List.of("a", "b", "c")));
    assertThat(SearchCall.of("search('t', 'contains', '', '', 'c', 'z')"))
        .contains(new SearchCall("t.csv", "c = 'z'", List.of("c")));
    assertThat(SearchCall.of("search(\"t.csv\")")).contains(new SearchCall("t.csv", "", List.of()));
    assertThat(SearchCall.of("search('t', 'like', 'a', 'b')")).isEmpty();
    assertThat(SearchCall.of("search('t'")).isEmpty();
  }

  @Test
  void searchOffersTheChoicesBesideTheFilesAndEachLanguagesLabels() {
    WorkbookBuilder workbook =
        survey(
                "type|name|label::English (en)|label::Français (fr)|appearance",
                "text|part|Part|Partie|",
                "select_one towns|town|Town|Ville|search('towns', 'contains', 'name_en', ${part})")
            .sheet(
                "choices",
                "list_name|name|label::English (en)|label::Français (fr)",
                "towns|-1|I do not know|Je ne sais pas",
                "towns|code|name_en|name_fr",
                "towns|don't|Another one|Une autre");
    String csv = "code,name_en,name_fr\nlo,London,Londres\nge,Geneva,Genève\n";
    Form form = form(workbook, csv);
    Question town = FormLogic.of(form).question("town").orElseThrow();
    List<Choice> choices =
        Objects.requireNonNull(form.choiceLists().get(town.choiceList().orElseThrow())).choices();
    assertThat(choices).extracting(Choice::name).containsExactly("-1", "lo", "ge", "don't");
    assertThat(choices.get(1).label().byTag()).isEqualTo(Map.of("en", "London", "fr", "Londres"));
    assertThat(choices.get(3).label().byTag())
        .isEqualTo(Map.of("en", "Another one", "fr", "Une autre"));
    assertThat(filling(form, "part", "Gen").choices("town"))
        .extracting(Choice::name)
        .containsExactly("-1", "ge", "don't");
    assertEqualAfterExport(form);
  }

  @Test
  void searchNamesTheColumnsThatALabelIsWrittenIn() {
    WorkbookBuilder workbook =
        survey(
                "type|name|label::English (en)|label::Français (fr)|appearance",
                "select_one towns|town|Town|Ville|search('towns', 'matches', 'land', 'ch')")
            .sheet(
                "choices",
                "list_name|name|label::English (en)|label::Français (fr)",
                "towns|code|name_en, canton|name_fr,canton");
    String csv =
        "code,name_en,name_fr,canton,land\nlo,London,Londres,,uk\nge,Geneva,Genève,GE,ch\n";
    Form form = form(workbook, csv);
    List<Choice> offered = filling(form, "", "").choices("town");
    assertThat(offered).extracting(Choice::name).containsExactly("ge");
    assertThat(offered.get(0).label().byTag())
        .isEqualTo(Map.of("en", "Geneva (canton: GE)", "fr", "Genève (canton: GE)"));
    assertEqualAfterExport(form);
  }

  @Test
  void searchOffersEachValueOnceInTheOrderOfSortbyAndMindsNoCapitals() {
    WorkbookBuilder workbook =
        survey(
                "type|name|label|appearance",
                "text|part|Part|",
                "select_one lands|land|Land|search('towns')",
                "select_one lands|some|Land|search('towns', 'contains', 'town', ${part})")
            .sheet("choices", "list_name|name|label", "lands|land|land_name");
    String csv =
        """
        land,land_name,town,sortby
        uk,Kingdom,London,3
        ch,Switzerland,Geneva,2
        ch,Confederation,Bern,1.5
        uk,United,Leeds,4
        """;
    Form form = form(workbook, csv);
    Filling filling = filling(form, "part", "gEN");
    assertThat(filling.choices("land"))
        .extracting(Choice::name, c -> c.label().byTag().values().iterator().next())
        .containsExactly(tuple("ch", "Confederation"), tuple("uk", "Kingdom"));
    assertThat(filling.choices("some"))
        .extracting(c -> c.label().byTag().values().iterator().next())
        .containsExactly("Switzerland");
    assertEqualAfterExport(form);
  }

  @Test
  void aListThatOnlyNamesTheColumnsOfAFileDoesNotHideTheFileOfItsName() {
    Form form =
        form(
            survey(
                    "type|name|label|appearance|calculation",
                    "select_one towns|town|Town|search('towns')|",
                    "calculate|people|||pulldata('towns', 'people', 'code', ${town})",
                    "calculate|all|||count(instance('towns')/root/item)")
                .sheet("choices", "list_name|name|label", "towns|code|title"),
            TOWNS);
    assertThat(form.choiceLists()).containsOnlyKeys("towns.csv");
    Filling filling = filling(form, "town", "cs");
    assertThat(filling.answers().getString("people", "")).isEqualTo("8");
    assertThat(filling.answers().get("all")).hasToString("3");
    assertEqualAfterExport(form);
  }

  @Test
  void whatIsPulledComesFromTheFileWhereAListOfTheChoicesHasItsName() {
    Form form =
        form(
            survey(
                    "type|name|label|calculation",
                    "select_one towns|town|Town|",
                    "calculate|people||pulldata('towns', 'people', 'code', ${town})")
                .sheet("choices", "list_name|name|label|people", "towns|cs|Changsha|many"),
            TOWNS);
    assertThat(form.choiceLists()).containsOnlyKeys("towns", "towns.csv");
    assertThat(filling(form, "town", "cs").answers().getString("people")).isEqualTo("8");
    assertEqualAfterExport(form);
  }

  /** With the file {@code towns.csv} beside it. */
  private static Form form(WorkbookBuilder workbook, String towns) {
    Map<String, byte[]> files = Map.of("towns.csv", towns.getBytes(StandardCharsets.UTF_8));
    return XlsFormImport.read(WorkbookBuilder.zip(workbook.bytes(), files), "x")
        .form()
        .orElseThrow();
  }

  private static Filling filling(Form form, String name, String answer) {
    OffsetDateTime now = OffsetDateTime.parse("2026-08-01T08:30:00+08:00");
    return Filling.of(
        FormLogic.of(form),
        Json.createObjectBuilder().add(name, answer).build(),
        new Circumstances(now, new Random(1), form.defaultLanguage().tag()));
  }

  private static void assertEqualAfterExport(Form form) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XlsFormExport.write(form, out);
    assertThat(XlsFormImport.read(out.toByteArray(), "x").form()).contains(form);
  }
}
