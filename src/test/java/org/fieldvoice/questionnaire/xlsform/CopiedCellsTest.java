package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.fieldvoice.questionnaire.xlsform.WorkbookBuilder.survey;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.expression.Expression;
import org.junit.jupiter.api.Test;

/** What was copied from elsewhere into a workbook is read as it is meant. */
class CopiedCellsTest {

  private static final String[] CITIES = {
    "list_name|name|label", "city|sz|Shenzhen", "city|gz|Guangzhou"
  };

  @Test
  void signsThatCameOutOfXmlAreReadAsWhatTheyStandFor() {
    XlsFormImport.Imported imported =
        survey(
                "type|name|label|relevant|choice_filter",
                "integer|age|Age||",
                "text|a|A|${age} &gt;= 18 and ${age} &lt; 65 or ${age} = &apos;x&apos;|",
                "text|b|B|${a} != 'R &gt; D'|",
                "select_one city|c|C||${age} &gt; 3")
            .sheet("choices", CITIES)
            .imported();
    assertThat(imported.report().warnings(Locale.ENGLISH))
        .filteredOn(warning -> warning.message().contains("as in XML"))
        .extracting(Finding.Line::row, Finding.Line::column)
        .containsExactly(tuple(3, "relevant"), tuple(5, "choice_filter"));
    List<Item> items = imported.form().orElseThrow().items();
    assertThat(items.get(1).relevant())
        .contains(Expression.parse("${age} >= 18 and ${age} < 65 or ${age} = 'x'"));
    assertThat(items.get(2).relevant()).contains(Expression.parse("${a} != 'R &gt; D'"));
    assertThat(((Question) items.get(3)).choiceFilter()).contains(Expression.parse("${age} > 3"));
    assertEqualAfterExport(imported.form().orElseThrow());
  }

  @Test
  void aMistakeBesideSuchSignsIsSaidWithItsPlaceAmongThem() {
    assertThat(
            survey("type|name|label|constraint", "integer|a|A|. &gt; 3 and . >> 4")
                .imported()
                .report()
                .problems(Locale.ENGLISH))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).isEqualTo("'&' is unexpected, at character 3.");
              assertThat(problem.hint()).isEqualTo("Write '>', as outside of XML.");
            });
  }

  @Test
  void oneAndZeroAreYesAndNoWhereverConditionsStand() {
    XlsFormImport.Imported imported =
        survey("type|name|label|read_only|required", "text|a|A|1|0", "text|b|B|0|1").imported();
    assertThat(imported.form().orElseThrow().items())
        .extracting(item -> ((Question) item).readOnly())
        .containsExactly(true, false);
    assertThat(imported.report().warnings())
        .extracting(Finding::rule)
        .doesNotContain(Rule.READ_ONLY_EXPRESSION);
  }

  @Test
  void aTitleMayStandAboveTheHeaders() {
    XlsFormImport.Imported imported =
        survey(
                "Household survey 2026",
                "",
                "|for the second round",
                "type|name|label",
                "text|a|A",
                "select_one city|b|B")
            .sheet("choices", "All lists|", CITIES[0], CITIES[1])
            .imported();
    assertThat(imported.report().problems(Locale.ENGLISH)).isEmpty();
    assertThat(imported.form().orElseThrow().items())
        .extracting(Item::name)
        .containsExactly("a", "b");
    assertThat(imported.report().warnings(Locale.ENGLISH))
        .filteredOn(warning -> warning.message().startsWith("The headers stand in row"))
        .extracting(Finding.Line::sheet, Finding.Line::row, Finding.Line::message)
        .containsExactly(
            tuple("survey", 1, "The headers stand in row 4. What stands above them is not read."),
            tuple("choices", 1, "The headers stand in row 2. What stands above them is not read."));
  }

  private static void assertEqualAfterExport(Form form) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XlsFormExport.write(form, out);
    assertThat(XlsFormImport.read(out.toByteArray(), "x").form()).contains(form);
  }
}
