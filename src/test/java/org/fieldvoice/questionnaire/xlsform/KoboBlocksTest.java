package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.questionnaire.xlsform.WorkbookBuilder.survey;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.Form;
import org.junit.jupiter.api.Test;

/** What KoboToolbox's own blocks of rows mean, by the plain rows that mean the same. */
class KoboBlocksTest {

  private static final String[] CHOICES = {
    "list_name|name|label::English (en)|label::Français (fr)",
    "agree|yes|Yes|Oui",
    "agree|no|No|Non",
    "need|food|Food|Nourriture",
    "need|water|Water|Eau",
    "need|shelter|Shelter|Abri",
    "asset|car|Car|Voiture",
    "asset|bike|Bike|Vélo"
  };

  private static void assertSame(WorkbookBuilder kobo, WorkbookBuilder plain) {
    Form meant = plain.sheet("choices", CHOICES).form();
    Form read = kobo.sheet("choices", CHOICES).form();
    assertThat(read.items()).isEqualTo(meant.items());
    assertThat(read).isEqualTo(meant);
  }

  private static List<String> problems(WorkbookBuilder builder) {
    return builder.sheet("choices", CHOICES).imported().report().problems(Locale.ENGLISH).stream()
        .map(line -> line.row() + " " + line.column() + ": " + line.message() + " " + line.hint())
        .toList();
  }

  @Test
  void aScoreIsAGroupOfSelectsOverOneList() {
    assertSame(
        survey(
            "type|name|label::English (en)|label::Français (fr)|required|relevant|kobo--score-choices",
            "integer|age|Age|Âge|||",
            "begin_score|s|Do you agree?|Êtes-vous d'accord ?|true|${age} > 17|agree",
            "score__row|s1|Work is safe|Le travail est sûr|||",
            "score__row|s2|Pay is fair|La paie est juste|||",
            "end_score||||||",
            "note|n|Thanks|Merci|||"),
        survey(
            "type|name|label::English (en)|label::Français (fr)|required|relevant|appearance",
            "integer|age|Age|Âge|||",
            "begin_group|s||||${age} > 17|field-list",
            "select_one agree|s_header|Do you agree?|Êtes-vous d'accord ?|||label",
            "select_one agree|s1|Work is safe|Le travail est sûr|true||list-nolabel",
            "select_one agree|s2|Pay is fair|La paie est juste|true||list-nolabel",
            "end_group||||||",
            "note|n|Thanks|Merci|||"));
  }

  @Test
  void aRowOfAScoreMayBeRequiredAlone() {
    assertSame(
        survey(
            "type|name|label|required|kobo--score-choices|disabled",
            "begin_score|s|Do you agree?|false|agree|",
            "score__row|s1|Work is safe|yes||",
            "score__row|s2|Pay is fair|||",
            "score__row|s3|Not asked any more|||yes",
            "end_score|||||"),
        survey(
            "type|name|label|required|appearance",
            "begin_group|s|||field-list",
            "select_one agree|s_header|Do you agree?||label",
            "select_one agree|s1|Work is safe|yes|list-nolabel",
            "select_one agree|s2|Pay is fair||list-nolabel",
            "end_group||||"));
  }

  @Test
  void noChoiceOfARankingIsTakenTwice() {
    assertSame(
        survey(
            "type|name|label|relevant|kobo--rank-items|kobo--rank-constraint-message",
            "begin rank|r|Your needs||need|Each only once",
            "rank__level|r1|First|||",
            "rank__level|r2|Second|||",
            "rank__level|r3|Third|||",
            "end rank|||||"),
        survey(
            "type|name|label|appearance|required|constraint|constraint_message",
            "begin_group|r||field-list|||",
            "note|r_label|Your needs||||",
            "select_one need|r1|First|minimal|yes||Each only once",
            "select_one need|r2|Second|minimal|yes|${r2} != ${r1}|Each only once",
            "select_one need|r3|Third|minimal|yes|${r3} != ${r1} and ${r3} != ${r2}|Each only once",
            "end_group||||||"));
  }

  @Test
  void aMatrixAsksItsQuestionsForEachChoiceOfItsList() {
    assertSame(
        survey(
            "type|name|label::English (en)|label::Français (fr)|required|relevant|kobo--matrix_list",
            "begin_kobomatrix|m|Things|Choses|||asset",
            "select_one agree|has|Have you one?|En avez-vous ?|true||",
            "integer|many|How many?|Combien ?||${has} = 'yes'|",
            "end_kobomatrix||||||",
            "note|n|You have ${m_car_many}|Vous avez ${m_car_many}|||"),
        survey(
            "type|name|label::English (en)|label::Français (fr)|required|relevant|appearance",
            "begin_group|m_header|||||field-list",
            "note|m_header_note|Things|Choses|||",
            "end_group||||||",
            "begin_group|m_car|Car|Voiture|||field-list",
            "select_one agree|m_car_has|Have you one?|En avez-vous ?|true||",
            "integer|m_car_many|How many?|Combien ?||${m_car_has} = 'yes'|",
            "end_group||||||",
            "begin_group|m_bike|Bike|Vélo|||field-list",
            "select_one agree|m_bike_has|Have you one?|En avez-vous ?|true||",
            "integer|m_bike_many|How many?|Combien ?||${m_bike_has} = 'yes'|",
            "end_group||||||",
            "note|n|You have ${m_car_many}|Vous avez ${m_car_many}|||"));
  }

  @Test
  void whatATemplateLocksIsKeptAndNamed() {
    XlsFormImport.Imported imported =
        WorkbookBuilder.survey("type|name|label|kobo--locking-profile", "text|a|A|core")
            .sheet("settings", "form_id|kobo--locking-profile|kobo--lock_all", "f|core|true")
            .sheet("kobo--locking-profiles", "restriction|core", "question_delete|locked")
            .imported();
    assertThat(imported.report().warnings())
        .extracting(finding -> finding.sheet() + " " + finding.rule() + " " + finding.value())
        .contains(
            "kobo--locking-profiles KEPT_SHEET ",
            "survey KEPT_COLUMN kobo--locking-profile",
            "settings KEPT_COLUMN kobo--locking-profile",
            "settings KEPT_COLUMN kobo--lock_all");
    Form form = imported.form().orElseThrow();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XlsFormExport.write(form, out);
    assertThat(XlsFormImport.read(out.toByteArray(), "x").form()).contains(form);
    assertThat(form.sheets()).singleElement().asString().contains("question_delete", "locked");
  }

  @Test
  void labelsWithoutALanguageGoToTheFirstOne() {
    Form form =
        survey(
                "type|name|label::English (en)|kobo--matrix_list",
                "begin_kobomatrix|m|Things|thing",
                "integer|many|How many?|",
                "end_matrix|||")
            .sheet("choices", "list_name|name|label", "thing|car|Car")
            .form();
    assertThat(form.items().get(1).label().byTag()).containsEntry("en", "Car");
  }

  @Test
  void whatABlockLacksIsSaidWhereItBegins() {
    assertThat(
            problems(
                survey(
                    "type|name|label|kobo--score-choices|kobo--rank-items|kobo--matrix_list",
                    "begin_score|s|Score|||",
                    "score__row|s1|One|||",
                    "end_score|||||",
                    "begin_rank|r|Rank||needs|",
                    "rank__level|r1|One|||",
                    "end_rank|||||",
                    "begin_kobomatrix||Matrix|||asset",
                    "integer|q|One|||",
                    "end_kobomatrix|||||",
                    "score__row|s3|Outside|||",
                    "end_score|||||",
                    "begin_kobomatrix|m|Matrix|||asset",
                    "integer|q|One|||")))
        .containsExactly(
            "2 type: \"begin_score\" names no choice list."
                + " Write the list's name into the column kobo--score-choices.",
            "5 kobo--rank-items: There is no choice list \"needs\". Did you mean \"need\"?",
            "8 name: The row of type \"begin_kobomatrix\" has no name."
                + " Give it a short name with letters, digits and _.",
            "11 type: There is no type \"score__row\". Types are text, integer, decimal, date, note,"
                + " select_one, select_multiple, begin_group and others of XLSForm.",
            "12 type: Nothing is open that this row could end."
                + " Remove the row, or add the begin row that belongs to it.",
            "13 type: \"m\" is opened here and never ended. Add the end row that belongs to it.");
  }

  @Test
  void aMatrixOverAVeryLongListIsRefusedAsTooLong() {
    String[] choices =
        Stream.concat(
                Stream.of("list_name|name|label"),
                Stream.iterate(1, i -> i + 1).limit(3000).map(i -> "long|c" + i + "|C" + i))
            .toArray(String[]::new);
    XlsFormImport.Imported imported =
        survey(
                "type|name|label|kobo--matrix_list",
                "begin_kobomatrix|m|Things|long",
                "integer|q|How many?|",
                "end_kobomatrix|||")
            .sheet("choices", choices)
            .imported();
    assertThat(imported.report().problems().get(0).rule()).isEqualTo(Rule.TOO_MANY_ROWS);
  }
}
