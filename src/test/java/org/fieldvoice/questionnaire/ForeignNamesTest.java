package org.fieldvoice.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.fieldvoice.questionnaire.xform.XForm;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;
import org.junit.jupiter.api.Test;

/** Names that JavaRosa can't read as they are go out as ones that it can, and mean the same. */
class ForeignNamesTest {

  private static final String[] SURVEY = {
    "type|name|label|relevant|calculation|choice_filter|parameters",
    "integer|年龄|年龄||||",
    "begin_group|家庭|家庭|${年龄} > 17|||",
    "select_one 城市|城市|城市|||省 = 'gd'|",
    "select_one_from_file 村.csv|村|村|||市 = ${城市}|value=代码 label=名称",
    "end_group||||||",
    "begin_repeat|孩子|孩子||||",
    "text|नाम|नाम||||",
    "integer|العمر|العمر||||",
    "end_repeat||||||",
    "calculate|合计|||sum(${العمر}) + ${年龄}||",
    "calculate|长子|||indexed-repeat(${नाम}, ${孩子}, 1)||",
    "calculate|成人|||count(${孩子}[العمر > 17])||",
    "calculate|同|||concat(/data/年龄, '年龄')||",
    "select_one ${नाम}|户主|户主||||",
    "text|_x005F_x59D3_|As a cell writes _x59D3_||||",
    "text|pr\u00e9nom|Pr\u00e9nom|${_x005F_x59D3_} != ''|||"
  };

  @Test
  void aFormWithNamesInOtherScriptsRunsInJavaRosa() {
    JavaRosaSession session = new JavaRosaSession(xform(form()));
    session.begin();
    session.set("_x5E74__x9F84_", "20");
    session.set("_x5B69__x5B50_[1]/_x0928__x093E__x092E_", "Li");
    session.set("_x5B69__x5B50_[1]/_x0627__x0644__x0639__x0645__x0631_", "18");
    session.set("_x005F_x59D3_", "y");
    Map<String, JavaRosaSession.State> states = session.states();
    assertThat(state(states, "_x5BB6__x5EAD_").relevant()).isTrue();
    assertThat(value(states, "_x5408__x8BA1_")).isEqualTo("38");
    assertThat(value(states, "_x957F__x5B50_")).isEqualTo("Li");
    assertThat(value(states, "_x6210__x4EBA_")).isEqualTo("1");
    assertThat(value(states, "_x540C_")).isEqualTo("20年龄");
    assertThat(state(states, "pr\u00e9nom").relevant()).isTrue();
    assertThat(session.choices("_x6237__x4E3B_")).containsExactly("Li");
  }

  @Test
  void aListsColumnsGoOutInTheSameSpellingWithTheRowsOfItsFile() {
    assertThat(new String(xform(form()), StandardCharsets.UTF_8))
        .contains(
            "<_x7701_>gd</_x7701_>",
            "nodeset=\"instance('城市')/root/item[_x7701_ = 'gd']\"",
            "<_x4EE3__x7801_>v1</_x4EE3__x7801_>",
            "<value ref=\"_x4EE3__x7801_\">",
            "<label ref=\"_x540D__x79F0_\">")
        .doesNotContain("jr://file-csv");
  }

  private static String value(Map<String, JavaRosaSession.State> states, String path) {
    return state(states, path).value();
  }

  private static JavaRosaSession.State state(
      Map<String, JavaRosaSession.State> states, String path) {
    return Objects.requireNonNull(states.get(path), path);
  }

  private static Form form() {
    byte[] workbook =
        WorkbookBuilder.xlsx()
            .sheet("survey", SURVEY)
            .sheet("choices", "list_name|name|label|省", "城市|sz|深圳|gd", "城市|cs|长沙|hn")
            .bytes();
    byte[] villages = "代码,名称,市\nv1,白石洲,sz\n".getBytes(StandardCharsets.UTF_8);
    return XlsFormImport.read(WorkbookBuilder.zip(workbook, Map.of("村.csv", villages)), "x")
        .form()
        .orElseThrow();
  }

  private static byte[] xform(Form form) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XForm.write(form, out);
    return out.toByteArray();
  }
}
