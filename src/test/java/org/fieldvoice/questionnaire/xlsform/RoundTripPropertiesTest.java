package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormJson;

/** Whatever a form holds goes out and comes in equal. */
class RoundTripPropertiesTest {

  private static final String[] HEADERS = {
    "type",
    "name",
    "label::English (en)",
    "label::中文 (zh)",
    "hint::English (en)",
    "guidance_hint::中文 (zh)",
    "relevant",
    "required",
    "required_message::English (en)",
    "constraint",
    "constraint_message::中文 (zh)",
    "calculation",
    "default",
    "read_only",
    "appearance",
    "parameters",
    "choice_filter",
    "repeat_count",
    "privacy",
    "media::image::English (en)",
    "media::audio",
    "trigger",
    "save_to",
    "instance::odk:tag",
    "my own notes"
  };
  private static final String[] TYPES = {
    "text",
    "integer",
    "decimal",
    "note",
    "date",
    "time",
    "dateTime",
    "acknowledge",
    "hidden",
    "barcode",
    "geopoint",
    "geotrace",
    "geoshape",
    "image",
    "audio",
    "video",
    "file",
    "start",
    "today",
    "deviceid",
    "audit",
    "background-audio",
    "osm buildings",
    "csv-external",
    "simserial",
    "phone number",
    "percentage",
    "range",
    "calculate",
    "select_one l",
    "select_multiple l",
    "rank l",
    "select_one l or_other",
    "select_multiple m or specify other",
    "select_one_from_file towns.csv",
    "select_one_from_file t.xml",
    "select_one_external far",
    "text audit"
  };
  private static final Map<String, String[]> CELLS =
      Map.ofEntries(
          Map.entry(
              "relevant", new String[] {"${q0} = 'a'", "not(${q0} != \"b\")", "false()", "yes"}),
          Map.entry("required", new String[] {"yes", "no", "TRUE", "${q0} = '1'"}),
          Map.entry(
              "constraint",
              new String[] {". > 3 and . < 1e".replace("1e", "10"), "regex(., '^[a-z]+$')"}),
          Map.entry(
              "calculation",
              new String[] {
                "1 + 1", "concat(${q0}, '=1')", "pulldata('towns', 'a', 'name', ${q0})"
              }),
          Map.entry(
              "default",
              new String[] {"5", "2016-08-01", "today()", "a - b", "=1+1", "N/A(none)", "TRUE"}),
          Map.entry("read_only", new String[] {"yes", "no", "true()"}),
          Map.entry(
              "appearance",
              new String[] {
                "minimal", "w4 field-list", "Minimal made-up", "ex:a.b(c='d e')", "search('towns')"
              }),
          Map.entry(
              "parameters",
              new String[] {"start=1 end=9 step=2", "value=a label=b", "randomize=true, seed=4"}),
          Map.entry(
              "choice_filter",
              new String[] {"region = ${q0}", "label::English != ''", "name != 'x'"}),
          Map.entry("privacy", new String[] {"identifier", "QUASI", "none"}));

  @Property(tries = 150)
  void whatComesInGoesOutEqual(@ForAll long seed, @ForAll("texts") List<String> texts) {
    byte[] upload = upload(new Random(seed), texts);
    XlsFormImport.Imported imported = XlsFormImport.read(upload, "f");
    // What chance makes is refused now and then: a file's column that is not there, for instance.
    Assume.that(imported.form().isPresent());
    Form form = imported.form().orElseThrow();
    ByteArrayOutputStream workbook = new ByteArrayOutputStream();
    XlsFormExport.write(form, workbook);
    assertThat(XlsFormImport.read(workbook.toByteArray(), "another").form()).contains(form);
    assertThat(FormJson.read(FormJson.write(form).toString())).isEqualTo(form);
  }

  /** Texts of any script, with what spreadsheets and XML take for something else. */
  @Provide
  Arbitrary<List<String>> texts() {
    Arbitrary<String> odd =
        Arbitraries.of(
            "=1+1",
            "+5",
            "@x",
            "_x0041_",
            "_x000D_",
            "<b>&amp;</b>",
            "]]>",
            "'quoted",
            "1e5",
            "05",
            "TRUE",
            "2016-08-01",
            "🙂",
            "مرحبا",
            "a\nb\n\nc",
            "%(label)s",
            "${q0}",
            "${ q0 }",
            "😀%",
            "0.1",
            "#REF!",
            "\\",
            "\"\"",
            "\u200bx",
            "x\u0301",
            "ＡＢ",
            "-");
    Arbitrary<String> any =
        Arbitraries.strings().all().excludeChars('|', '$').ofMinLength(1).ofMaxLength(12);
    return Arbitraries.oneOf(odd, any).list().ofMinSize(5).ofMaxSize(30);
  }

  private static byte[] upload(Random random, List<String> texts) {
    List<String> survey = new ArrayList<>();
    survey.add(String.join("|", HEADERS));
    survey.add("text|q0|First");
    List<String> open = new ArrayList<>();
    int rows = 1 + random.nextInt(15);
    for (int i = 1; i <= rows; i++) {
      int what = random.nextInt(10);
      if (what == 0) {
        boolean repeat = random.nextBoolean();
        open.add(repeat ? "end repeat" : "end_group");
        survey.add(row(repeat ? "begin repeat" : "begin group", "g" + i, random, texts));
      } else if (what == 1 && !open.isEmpty()) {
        survey.add(open.remove(open.size() - 1));
      } else {
        survey.add(row(TYPES[random.nextInt(TYPES.length)], "q" + i, random, texts));
      }
    }
    for (int i = open.size() - 1; i >= 0; i--) {
      survey.add(open.get(i));
    }
    List<String> choices = new ArrayList<>();
    choices.add("list_name|name|label::English (en)|label::中文 (zh)|media::image|region|label");
    for (String list : List.of("l", "m")) {
      for (int i = 0; i < 4; i++) {
        choices.add(
            list
                + "|c"
                + i
                + "|"
                + text(random, texts)
                + "|"
                + text(random, texts)
                + "|x.png|"
                + text(random, texts));
      }
    }
    byte[] workbook =
        WorkbookBuilder.xlsx()
            .sheet("survey", survey.toArray(String[]::new))
            .sheet("choices", choices.toArray(String[]::new))
            .sheet("external_choices", "list_name|name|label", "far|away|" + text(random, texts))
            .sheet("entities", "list_name|label", "trees|" + text(random, texts))
            .sheet(
                "settings",
                "form_title|form_id|version|style|public_key|allow_choice_duplicates",
                text(random, texts) + "|f|" + text(random, texts) + "|pages|k|yes")
            .bytes();
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(
        "towns.csv",
        ("name,label,a,b\nx,X,1," + quoted(text(random, texts)) + "\n")
            .getBytes(StandardCharsets.UTF_8));
    files.put(
        "t.xml",
        "<r><i><name>1</name><label>L</label><a>2</a><b>3</b></i></r>"
            .getBytes(StandardCharsets.UTF_8));
    return WorkbookBuilder.zip(workbook, files);
  }

  private static String row(String type, String name, Random random, List<String> texts) {
    StringBuilder row = new StringBuilder(type).append('|').append(name);
    for (int i = 2; i < HEADERS.length; i++) {
      row.append('|').append(cell(HEADERS[i], type, random, texts));
    }
    return row.toString();
  }

  private static String cell(String header, String type, Random random, List<String> texts) {
    boolean needed = header.equals("calculation") && type.equals("calculate");
    boolean misplaced =
        header.equals("parameters") && type.contains("t.xml")
            || header.equals("choice_filter") && !type.contains("select");
    if (misplaced || !needed && random.nextInt(3) > 0 || header.equals("repeat_count")) {
      return header.equals("repeat_count") && type.equals("begin repeat") && random.nextBoolean()
          ? "2"
          : "";
    }
    String[] known = CELLS.get(header);
    String cell = known == null ? text(random, texts) : known[random.nextInt(known.length)];
    boolean search = cell.startsWith("search");
    return search && !type.equals("select_one l") ? "minimal" : cell;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  /** Without the blanks around it and the characters that the sheet's own writer can't write. */
  private static String text(Random random, List<String> texts) {
    return texts.get(random.nextInt(texts.size())).replaceAll("[\\p{Cntrl}&&[^\n]]", "");
  }
}
