package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.io.ByteArrayOutputStream;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.Circumstances;
import org.fieldvoice.questionnaire.Filling;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormJson;
import org.fieldvoice.questionnaire.FormLogic;
import org.junit.jupiter.api.Test;

/** Large forms come in, behave, and go out again. */
class LargeFormsTest {

  private static final Circumstances NOW =
      new Circumstances(OffsetDateTime.parse("2026-03-05T10:00:00+01:00"), new Random(1), "en");

  @Test
  void aVerbalAutopsyOpensItsModulesByAgeAndSign() {
    XlsFormImport.Imported imported = VerbalAutopsy.workbook().imported();
    Form form = form(imported);
    assertThat(form.languages()).hasSize(5);
    assertThat(form.asked()).isGreaterThan(400);
    assertThat(rules(imported))
        .contains(
            Rule.DUPLICATE_CHOICE,
            Rule.UNUSED_CHOICE_WITHOUT_NAME,
            Rule.COMMENT_ROW,
            Rule.MISSING_TRANSLATION,
            Rule.KEPT_COLUMN);
    Filling filling =
        fill(
            form,
            "{'birth': '1950-01-01', 'death': '2025-12-31', 'm1_had': 'yes', 'm1_days': 9,"
                + " 'm1_severe': 'very', 'm2_had': 'no', 'm2_days': 4}");
    assertThat(filling.relevant("m1_note")).isTrue();
    assertThat(filling.relevant("m2_days")).isFalse();
    assertThat(filling.relevant("m3_had")).isFalse();
    assertThat(filling.answers().getJsonNumber("total").doubleValue()).isEqualTo(18);
  }

  @Test
  void aHouseholdsMembersAreCountedAndAskedOneByOne() {
    Form form = form(Household.workbook().imported());
    JsonArrayBuilder members = Json.createArrayBuilder();
    for (String name : List.of("Ada", "Ben", "Cai")) {
      members.add(
          Json.createObjectBuilder()
              .add("first_name", name)
              .add("age", name.equals("Cai") ? 7 : 40));
    }
    Filling filling =
        Filling.of(
            FormLogic.of(form),
            Json.createObjectBuilder()
                .add("head", "Ada")
                .add("size", 3)
                .add("member", members)
                .add("asset3", "yes")
                .add("asset3_n", 2)
                .build(),
            NOW);
    assertThat(filling.answers().get("adults")).hasToString("2");
    assertThat(filling.answers().getString("names")).isEqualTo("Ada, Ben, Cai");
    assertThat(filling.answers().getString("first")).isEqualTo("Ada");
    assertThat(filling.answers().get("wealth")).hasToString("8");
    assertThat(filling.relevant("member[3]/b19_q")).isFalse();
  }

  @Test
  void aCensusCascadesThroughThousandsOfVillages() {
    Form form = form(Census.workbook().imported());
    assertThat(form.choiceLists().values().stream().mapToInt(l -> l.choices().size()).sum())
        .isGreaterThan(5_800);
    Filling filling =
        fill(form, "{'region': 'r3', 'district': 'r3d2', 'ward': 'r3d2w7', 'village': 'r3d2w7v1'}");
    assertThat(filling.choices("district")).hasSize(9);
    assertThat(filling.choices("village").stream().map(Choice::name))
        .allMatch(name -> name.startsWith("r3d2w7"));
    assertThat(filling.answers().getString("village_name")).isEqualTo("Village 1 · en");
  }

  @Test
  void aCaseIsFollowedFromVisitToVisit() {
    XlsFormImport.Imported imported = CaseManagement.workbook().imported();
    Form form = form(imported);
    assertThat(form.sheets()).hasSize(1);
    assertThat(rules(imported)).contains(Rule.KEPT_SHEET, Rule.KEPT_COLUMN, Rule.KEPT_APPEARANCE);
    Filling filling =
        fill(form, "{'v0_date': '2026-03-01', 'v0_status': 'open', 'v1_status': 'closed'}");
    assertThat(filling.relevant("inputs")).isFalse();
    assertThat(fill(form, "{'source': 'user'}").relevant("inputs")).isTrue();
    assertThat(filling.relevant("v1")).isTrue();
    assertThat(filling.relevant("v2")).isFalse();
  }

  private static Form form(XlsFormImport.Imported imported) {
    Form form =
        imported
            .form()
            .orElseThrow(
                () -> new AssertionError(imported.report().problems(Locale.ENGLISH).toString()));
    ByteArrayOutputStream workbook = new ByteArrayOutputStream();
    XlsFormExport.write(form, workbook);
    assertThat(XlsFormImport.read(workbook.toByteArray(), "unnamed").form()).contains(form);
    assertThat(FormJson.read(FormJson.write(form).toString())).isEqualTo(form);
    return form;
  }

  private static List<Rule> rules(XlsFormImport.Imported imported) {
    return imported.report().warnings().stream().map(Finding::rule).distinct().toList();
  }

  private static Filling fill(Form form, String answers) {
    try (var reader = Json.createReader(new java.io.StringReader(answers.replace('\'', '"')))) {
      return Filling.of(FormLogic.of(form), reader.readObject(), NOW);
    }
  }
}
