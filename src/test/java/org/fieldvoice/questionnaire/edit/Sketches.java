package org.fieldvoice.questionnaire.edit;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;

/** A household form that has one of everything that refers to something else. */
final class Sketches {

  private Sketches() {}

  static Form household() {
    return WorkbookBuilder.xlsx()
        .sheet(
            "survey",
            "type|name|label::中文 (zh)|label::English (en)|relevant|constraint|calculation|choice_filter|repeat_count|parameters|media::image::English (en)|default",
            "text|who|您的名字|Your name||||||||",
            "integer|age|${who}，您多大？|How old are you, ${who}?||. > 10 and . < 99||||||",
            "select_one yes_no or_other|married|已婚|Married?|${age} >= 18|||||||no",
            "begin group|home|家|Home|||||||",
            "select_one state|state|省|State||||||||",
            "select_one city|city|市|City|selected(${state}, 'hunan')|||state = ${state}||||",
            "calculate|where||||| jr:choice-name(${city}, '${city}')|||||",
            "note|told|您住 ${where}|You live in ${where}|../../age > 16 and ${who} != 'age'|||||||",
            "end group|||||||||",
            "integer|children|孩子|Children||. <= ${age}|||||||",
            "begin repeat|child|孩子|Child|||||${children}|||",
            "integer|child_age|年龄|Age||. < current()/../../age|||||child.png|",
            "end repeat||||||||||",
            "calculate|eldest||||| max(/data/child/child_age) + count(${child}[child_age > 3])|||||")
        .sheet(
            "choices",
            "list_name|name|label::中文 (zh)|label::English (en)|state",
            "yes_no|yes|是|Yes|",
            "yes_no|no|否|No|",
            "state|hunan|湖南|Hunan|",
            "state|guangdong|广东|Guangdong|",
            "city|changsha|长沙|Changsha|hunan",
            "city|shenzhen|深圳|Shenzhen|guangdong")
        .sheet(
            "settings",
            "form_id|form_title|instance_name",
            "household|Household|concat(${who}, 'who')")
        .form();
  }

  static JsonArray edits(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json.replace('`', '"')))) {
      return reader.readArray();
    }
  }

  static Form after(Form form, String edits) {
    return Editing.make(form, EditReader.read(edits(edits))).form();
  }
}
