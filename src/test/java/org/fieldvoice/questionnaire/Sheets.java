package org.fieldvoice.questionnaire;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.OffsetDateTime;
import java.util.Random;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;

/** Small forms and answers for tests of what is filled in. */
final class Sheets {

  static final Circumstances NOW =
      new Circumstances(OffsetDateTime.parse("2016-08-01T08:51:12+08:00"), new Random(1), "en");

  private static final String[] CHOICES = {
    "list_name|name|label|province",
    "yes_no|yes|Yes|",
    "yes_no|no|No|",
    "city|shenzhen|Shenzhen|guangdong",
    "city|changsha|Changsha|hunan",
    "city|hengyang|Hengyang|hunan",
    "thing|a|A|",
    "thing|b|B|",
    "thing|c|C|"
  };

  private Sheets() {}

  /**
   * The first line is the survey sheet's header; the lists are yes_no, city (with province) and
   * thing.
   */
  static Form form(String... survey) {
    return WorkbookBuilder.xlsx().sheet("survey", survey).sheet("choices", CHOICES).form();
  }

  static FormLogic logic(String... survey) {
    return FormLogic.of(form(survey));
  }

  static Filling fill(FormLogic logic, String answers) {
    return Filling.of(logic, json(answers), NOW);
  }

  /** JSON, for the sake of reading with single quotes. */
  static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
      return reader.readObject();
    }
  }
}
