package org.fieldvoice.dataset.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What each variable and value of the data means, and what was done to it: as a table and as a
 * page.
 */
public final class Codebook {

  private final String title;
  private final List<String> languages;
  private final List<Field> fields;

  /**
   * A codebook.
   *
   * @param languages the tags of the labels' languages, in order
   */
  public Codebook(String title, List<String> languages, List<Field> fields) {
    this.title = title;
    this.languages = List.copyOf(languages);
    this.fields = List.copyOf(fields);
  }

  /**
   * A line for each variable and, below it, one for each of its values; the columns are named in
   * the first line.
   */
  public String csv() {
    List<String> head = new ArrayList<>(List.of("variable", "columns", "type", "value"));
    languages.forEach(tag -> head.add("label_" + tag));
    languages.forEach(tag -> head.add("treatment_" + tag));
    StringBuilder csv = new StringBuilder(Csv.line(head));
    for (Field field : fields) {
      String columns = String.join(" ", field.columns());
      String type = field.columns().isEmpty() ? "" : field.type().name().toLowerCase(Locale.ROOT);
      csv.append(
          Csv.line(line(List.of(field.name(), columns, type, ""), field.labels(), field.done())));
      field
          .values()
          .forEach(
              v ->
                  csv.append(
                      Csv.line(
                          line(List.of(field.name(), "", "", v.name()), v.labels(), Map.of()))));
    }
    return csv.toString();
  }

  private List<String> line(
      List<String> first, Map<String, String> labels, Map<String, String> done) {
    List<String> cells = new ArrayList<>(first);
    languages.forEach(tag -> cells.add(labels.getOrDefault(tag, "")));
    languages.forEach(tag -> cells.add(done.getOrDefault(tag, "")));
    return cells;
  }

  /** The same as a page that needs nothing else. */
  public String html() {
    StringBuilder page = new StringBuilder();
    page.append("<!doctype html>\n<html lang=\"")
        .append(text(languages.get(0)))
        .append("\">\n<meta charset=\"utf-8\">\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
        .append(text(title))
        .append("</title>\n");
    page.append(STYLE).append("<h1>").append(text(title)).append("</h1>\n");
    fields.forEach(field -> section(page, field));
    return page.append("</html>\n").toString();
  }

  private void section(StringBuilder page, Field field) {
    page.append("<section>\n<h2>").append(text(field.name())).append("</h2>\n");
    paragraphs(page, "label", field.labels());
    paragraphs(page, "done", field.done());
    if (field.columns().size() > 1) {
      page.append("<p class=\"columns\">")
          .append(text(String.join(" · ", field.columns())))
          .append("</p>\n");
    }
    if (!field.values().isEmpty()) {
      page.append("<table>\n");
      field.values().forEach(value -> row(page, value));
      page.append("</table>\n");
    }
    page.append("</section>\n");
  }

  private void paragraphs(StringBuilder page, String kind, Map<String, String> texts) {
    for (String tag : languages) {
      String content = texts.getOrDefault(tag, "");
      if (!content.isEmpty()) {
        page.append("<p class=\"")
            .append(kind)
            .append("\" lang=\"")
            .append(text(tag))
            .append("\" dir=\"auto\">");
        page.append(text(content)).append("</p>\n");
      }
    }
  }

  private void row(StringBuilder page, Field.Value value) {
    page.append("<tr><th scope=\"row\">").append(text(value.name())).append("</th>");
    for (String tag : languages) {
      page.append("<td lang=\"").append(text(tag)).append("\" dir=\"auto\">");
      page.append(text(value.labels().getOrDefault(tag, ""))).append("</td>");
    }
    page.append("</tr>\n");
  }

  private static String text(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static final String STYLE =
      """
      <style>
      body{font:16px/1.6 system-ui,"Noto Sans SC","PingFang SC",sans-serif;color:#1b2623;background:#fcfbf8;max-width:70ch;margin:24px auto;padding:0 16px}
      h1{font-size:28px}h2{font-size:18px;margin:0;color:#0a6b5f;font-family:ui-monospace,monospace}
      section{border-top:1px solid #d5dad7;padding:16px 0}p{margin:4px 0}.done,.columns{color:#56625e;font-size:14px;overflow-wrap:anywhere}
      table{border-collapse:collapse;margin-top:8px}th,td{text-align:start;padding:2px 16px 2px 0;font-size:14px;vertical-align:top}th{font-weight:400;font-family:ui-monospace,monospace}
      </style>
      """;
}
