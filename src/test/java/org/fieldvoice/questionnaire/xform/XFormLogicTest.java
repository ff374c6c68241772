package org.fieldvoice.questionnaire.xform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.questionnaire.xform.XForms.facts;
import static org.fieldvoice.questionnaire.xform.XForms.xml;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.xform.util.XFormUtils;
import org.junit.jupiter.api.Test;

/** What conditions, calculations, counts and defaults become in an XForm. */
class XFormLogicTest {

  @Test
  void aConditionOnARepeatMayGoOnToAQuestionInIt() throws Exception {
    String xml =
        xml(
            WorkbookBuilder.xlsx()
                .sheet(
                    "survey",
                    "type|name|label|calculation",
                    "begin repeat|r|R|",
                    "integer|n|N|",
                    "end repeat|||",
                    "calculate|first||${r}[position() = 1]/n",
                    "calculate|most||max(${r}[n > 3]/n)")
                .form());
    XFormUtils.getFormFromInputStream(
        new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    assertThat(xml).contains("\"/data/r[position() = 1]/n\"", "\"max(/data/r[n &gt; 3]/n)\"");
  }

  @Test
  void wordsOfOtherToolsArePathsInAnXForm() throws Exception {
    String xml =
        xml(
            WorkbookBuilder.xlsx()
                .sheet(
                    "survey",
                    "type|name|label|calculation",
                    "integer|least|Least|",
                    "begin repeat|r|R|",
                    "integer|n|N|",
                    "calculate|i||index()",
                    "calculate|before||sum-if(${n}, ${i} < 2)",
                    "end repeat|||",
                    "calculate|many||count-if(${r}, ${n} > ${least})",
                    "calculate|device||device-info()")
                .form());
    XFormUtils.getFormFromInputStream(
            new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
        .initialize(true, new InstanceInitializationFactory());
    assertThat(xml)
        .contains(
            "\"position(current()/..)\"",
            "\"sum(current()/../../r[boolean(i &lt; 2)]/n)\"",
            "\"count(current()/../r[boolean(n &gt; ../least)])\"",
            "calculate=\"''\"")
        .doesNotContain("-if(", "index()", "device-info");
  }

  @Test
  void logicBecomesABind() throws Exception {
    String xml =
        xml(
            WorkbookBuilder.xlsx()
                .sheet(
                    "survey",
                    "type|name|label|relevant|required|constraint|constraint_message|required_message|calculation|read_only",
                    "integer|age|Age||yes|. >= 16 and not(. > 75)|From 16|Please|",
                    "calculate|half||||||| ${age} div 2",
                    "text|say|Say|${half} > 8 or ${age} = ''||||||yes")
                .form());
    assertThat(xml)
        .contains(
            "<bind nodeset=\"/data/age\" type=\"int\" required=\"true()\" jr:requiredMsg=\"Please\""
                + " constraint=\". &gt;= 16 and not(. &gt; 75)\" jr:constraintMsg=\"From 16\"")
        .contains("<bind nodeset=\"/data/half\" type=\"string\" calculate=\"/data/age div 2\"")
        .contains("relevant=\"/data/half &gt; 8 or /data/age = ''\" readonly=\"true()\"");
  }

  @Test
  void bracketsStandWhereTheTreeNeedsThem() throws Exception {
    assertThat(
            xml(
                WorkbookBuilder.xlsx()
                    .sheet(
                        "survey",
                        "type|name|label|calculation",
                        "integer|a|A|",
                        "calculate|b||(${a} + 1) * 2 - (3 - -(${a} mod 2))",
                        "calculate|c||concat('it''s', \"a 'b'\")".replace("'it''s'", "\"it's\""))
                    .form()))
        .contains("calculate=\"(/data/a + 1) * 2 - (3 - -(/data/a mod 2))\"")
        .contains("calculate=\"concat(&quot;it's&quot;, &quot;a 'b'&quot;)\"");
  }

  @Test
  void inTheSameRepeatReferencesAreRelative() throws Exception {
    Map<String, String> facts =
        facts(
            "type|name|label|calculation|choice_filter|relevant",
            "begin_repeat|child|Child",
            "text|province|Province",
            "select_one city|city|City||province = ${province}",
            "calculate|own||indexed-repeat(${province}, ${child}, 1)",
            "calculate|many||count(${child})",
            "note|say|About ${city}",
            "end_repeat|",
            "calculate|all||count(${city})");
    assertThat(facts)
        .containsEntry("/data/all bind calculate", "[count, [/, [^], data, child, city]]")
        .containsEntry("/data/child/many bind calculate", "[count, [/, [.], .., .., child]]")
        .containsEntry("/data/child/say label default", "About {../city}")
        .containsEntry(
            "/data/child/own bind calculate",
            "[indexed-repeat, [/, [^], data, child, province], [/, [^], data, child], 1.0]")
        .containsEntry(
            "/data/child/city choices from",
            "[/, [instance, city], root, [item, [=, [/, [.], province], [$, 1.0, province]]]]");
  }

  @Test
  void aCountThatIsAnExpressionIsCalculatedInANodeOfItsOwn() throws Exception {
    Map<String, String> facts =
        facts(
            "type|name|label|repeat_count|appearance",
            "integer|n|N",
            "begin_repeat|a|A|${n}|field-list",
            "text|x|X",
            "begin_repeat|b|B|${n} + 1",
            "text|y|Y",
            "end_repeat|",
            "end_repeat|");
    assertThat(facts)
        .containsEntry("/data/a repeat jr:count", "/data/n")
        .containsEntry("/data/a repeat appearance", "field-list")
        .containsEntry("/data/a/b repeat jr:count", "/data/a/b_count")
        .containsEntry("/data/a/b_count bind calculate", "[+, [/, [^], data, n], 1.0]")
        .containsEntry("/data/a template of b", "inside");
  }

  @Test
  void defaultsAreFixedOrWorkedOutAtTheirMoment() throws Exception {
    Map<String, String> facts =
        facts(
            "type|name|label|default|calculation|trigger",
            "integer|n|N|7",
            "date|when|When|today()",
            "begin_repeat|r|R",
            "text|t|T|concat('a', ${n})",
            "end_repeat|",
            "dateTime|changed|||now()|${n}");
    assertThat(facts)
        .containsEntry("/data/n default", "7")
        .containsEntry("/data/when setvalue odk-instance-first-load in form", "= [today]")
        .containsEntry(
            "/data/r/t setvalue odk-instance-first-load odk-new-repeat in repeat /data/r",
            "= [concat, a, [/, [^], data, n]]")
        .containsEntry("/data/changed setvalue xforms-value-changed in input /data/n", "= [now]")
        .doesNotContainKey("/data/changed bind calculate");
  }

  @Test
  void whatACalculationSetsOffIsWorkedOutAsOthersSinceItHasNoControl() throws Exception {
    Map<String, String> facts =
        facts(
            "type|name|label|calculation|trigger",
            "text|q|Q",
            "calculate|one||string-length(${q})",
            "calculate|two||${one} * 2|${one}",
            "text|emptied|E||${q}");
    assertThat(facts)
        .containsEntry("/data/two bind calculate", "[*, [/, [^], data, one], 2.0]")
        .containsEntry("/data/emptied setvalue xforms-value-changed in input /data/q", "= ");
  }

  @Test
  void whatTheDeviceKnowsIsPreloaded() throws Exception {
    Map<String, String> facts =
        facts(
            "type|name|label|parameters",
            "start|began||",
            "today|day||",
            "deviceid|device||",
            "text|q|Q|",
            "audit|audit||location-priority=balanced track-changes=true",
            "start-geopoint|here||");
    assertThat(facts)
        .containsEntry("/data/began bind jr:preload", "timestamp")
        .containsEntry("/data/began bind jr:preloadParams", "start")
        .containsEntry("/data/day bind jr:preload", "date")
        .containsEntry("/data/device bind jr:preloadParams", "deviceid")
        .containsEntry("/data/meta/instanceID bind jr:preload", "uid")
        .containsEntry("/data/meta/audit bind odk:track-changes", "true")
        .containsEntry("/data/here odk:setgeopoint odk-instance-first-load in form", "= ")
        .containsEntry("form controls in order", "input /data/q");
  }

  @Test
  void anAnswerOfTheLastFillingIsReadFromIt() throws Exception {
    Map<String, String> facts =
        facts("type|name|label|default", "text|street|Street|${last-saved#street}");
    assertThat(facts)
        .containsEntry("list __last-saved source", "jr://instance/last-saved")
        .containsEntry(
            "/data/street setvalue odk-instance-first-load in form",
            "= [/, [instance, __last-saved], data, street]");
  }
}
