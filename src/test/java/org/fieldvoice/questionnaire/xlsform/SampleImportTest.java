package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.Question.Privacy;
import org.fieldvoice.questionnaire.QuestionType;
import org.junit.jupiter.api.Test;

/** The sample study's workbook, as the program brings it along. */
class SampleImportTest {

  private static final XlsFormImport.Imported IMPORTED = XlsFormImport.read(sample(), "unnamed");
  private static final Form FORM = IMPORTED.form().orElseThrow();

  private static byte[] sample() {
    try {
      return Files.readAllBytes(Path.of("db/sample/questionnaire.xlsx"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void nothingIsWrongWithIt() {
    assertThat(IMPORTED.report().problems(Locale.ENGLISH)).isEmpty();
    assertThat(IMPORTED.report().warnings(Locale.ENGLISH)).isEmpty();
  }

  @Test
  void settingsNameTheForm() {
    assertThat(FORM.id()).isEqualTo("wesupport_users");
    assertThat(FORM.title()).isEqualTo("WeSupport 用户调查");
    assertThat(FORM.version()).isEqualTo("2016080100");
    assertThat(FORM.languages())
        .containsExactly(new Language("中文 (zh)", "zh"), new Language("English (en)", "en"));
    assertThat(FORM.instanceName().orElseThrow().text())
        .isEqualTo("concat(${gender}, ' ', ${age})");
  }

  @Test
  void rowsBecomeATreeInTheirOrder() {
    assertThat(FORM.items().stream().map(Item::name))
        .containsExactly(
            "start_time",
            "end_time",
            "device_id",
            "welcome",
            "consent",
            "no_consent",
            "about_you",
            "child",
            "children",
            "mean_child_age",
            "wechat",
            "platform",
            "parenting",
            "last",
            "thanks");
    assertThat(group("about_you").items().stream().map(Item::name))
        .containsExactly(
            "gender",
            "age",
            "education",
            "residence",
            "home_province",
            "home_city",
            "years_in_factory",
            "age_started",
            "is_parent");
    assertThat(group("child").repeats()).isTrue();
    assertThat(group("child").repeat().orElseThrow().count()).isEmpty();
    assertThat(group("child").relevant().orElseThrow().text())
        .isEqualTo("${consent} = 'yes' and ${is_parent} = 'yes'");
  }

  @Test
  void orOtherAddsAChoiceAndAQuestionForItsWords() {
    assertThat(group("platform").items().stream().map(Item::name))
        .containsExactly("how_joined", "how_joined_other", "visit_frequency", "usefulness");
    Question other = (Question) group("platform").items().get(1);
    assertThat(other.orOther()).isTrue();
    assertThat(other.relevant().orElseThrow().text()).isEqualTo("selected(../how_joined, 'other')");
    assertThat(other.label().byTag())
        .containsExactly(Map.entry("zh", "请说明"), Map.entry("en", "Please specify."));
    assertThat(choices("channel").stream().map(Choice::name))
        .containsExactly("in_factory", "friend", "online", "other");
    assertThat(choices("channel").get(3).label().byTag()).containsEntry("zh", "其他");
  }

  @Test
  void aQuestionKeepsItsLogicAndMessagesInBothLanguages() {
    Question age = (Question) group("about_you").items().get(1);
    assertThat(age.type()).isEqualTo(QuestionType.INTEGER);
    assertThat(age.required().orElseThrow().text()).isEqualTo("true()");
    assertThat(age.constraint().orElseThrow().text()).isEqualTo(". >= 16 and . <= 75");
    assertThat(age.constraintMessage().byTag())
        .containsEntry("zh", "请输入 16 到 75 之间的数字")
        .containsEntry("en", "Enter a number from 16 to 75");
    assertThat(age.privacy()).isEqualTo(Privacy.QUASI);
  }

  @Test
  void aCascadeKeepsItsFilterAndTheColumnThatItUses() {
    Question city = (Question) group("about_you").items().get(5);
    assertThat(city.choiceList()).contains("city");
    assertThat(city.choiceFilter().orElseThrow().text()).isEqualTo("province = ${home_province}");
    assertThat(choices("city").get(0).columns())
        .containsExactly(Map.entry("province", "guangdong"));
    Question province = (Question) group("about_you").items().get(4);
    assertThat(province.appearance().words()).containsExactly("minimal", "autocomplete");
  }

  @Test
  void rangeRankAndTableAreUnderstood() {
    Question usefulness = (Question) group("platform").items().get(3);
    assertThat(usefulness.type()).isEqualTo(QuestionType.RANGE);
    assertThat(usefulness.parameters())
        .containsExactlyInAnyOrderEntriesOf(Map.of("start", "0", "end", "10", "step", "1"));
    Question rank = (Question) group("wechat").items().get(3);
    assertThat(rank.type()).isEqualTo(QuestionType.RANK);
    assertThat(rank.choiceList()).contains("content_rank");
    assertThat(group("parenting").appearance().has("table-list")).isTrue();
  }

  @Test
  void privacyIsWhatTheColumnSaysAndOtherwiseWhatTheTypeSuggests() {
    List<Item> last = group("last").items();
    assertThat(privacy(last.get(0))).isEqualTo(Privacy.SENSITIVE);
    assertThat(privacy(last.get(1))).isEqualTo(Privacy.IDENTIFIER);
    assertThat(privacy(last.get(2))).isEqualTo(Privacy.NONE);
    assertThat(privacy(last.get(4))).isEqualTo(Privacy.IDENTIFIER);
    assertThat(privacy(group("platform").items().get(1))).isEqualTo(Privacy.SENSITIVE);
  }

  @Test
  void notesKeepMarkdownAndPipingAsWritten() {
    Question welcome = (Question) FORM.items().get(3);
    assertThat(welcome.label().byTag().get("en")).contains("**WeSupport**");
    Question thanks = (Question) FORM.items().get(14);
    assertThat(thanks.label().byTag()).containsEntry("en", "Thank you ${contact_name}!");
  }

  private static Privacy privacy(Item item) {
    return ((Question) item).privacy();
  }

  private Group group(String name) {
    Optional<Item> item = FORM.items().stream().filter(i -> i.name().equals(name)).findFirst();
    return (Group) item.orElseThrow();
  }

  private List<Choice> choices(String list) {
    return Optional.ofNullable(FORM.choiceLists().get(list)).orElseThrow().choices();
  }
}
