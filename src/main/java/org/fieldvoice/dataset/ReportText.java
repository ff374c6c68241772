package org.fieldvoice.dataset;

import java.util.List;
import java.util.Locale;
import org.fieldvoice.dataset.ReleaseArchive.About;

/** The report as a page for people, once in each language that the papers are written in. */
final class ReportText {

  private final About about;
  private final Plan plan;
  private final Report report;
  private final StringBuilder page = new StringBuilder();

  ReportText(About about, Plan plan, Report report) {
    this.about = about;
    this.plan = plan;
    this.report = report;
  }

  String markdown() {
    Words.of(plan.variables().form()).forEach(this::write);
    return page.toString();
  }

  private void write(Words words) {
    page.append("# ").append(words.text("report.title", about.title())).append("\n\n");
    page.append(words.text("report.of", about.studyTitle(), about.questionnaire(), about.version()))
        .append("\n\n");
    safety(words);
    cost(words);
    page.append("## ").append(words.text("report.variables")).append("\n\n");
    for (Report.Attribute a : report.utility().attributes()) {
      item(words, "report.variable", a.variable(), a.level(), a.last(), percent(a.loss()));
    }
    page.append('\n');
    for (Plan.Silent s : report.silent()) {
      item(
          words,
          "report.condition",
          String.join(", ", s.variables().stream().map(Variable::key).toList()));
    }
    for (Report.Sensitive s : report.sensitive()) {
      item(words, "report.sensitive", s.variable(), s.leastValues());
    }
    List<String> free =
        plan.kept().stream()
            .filter(v -> v.kind() == Variable.Kind.TEXT)
            .map(Variable::key)
            .toList();
    if (!free.isEmpty()) {
      item(words, "report.free-text", String.join(", ", free));
    }
    page.append('\n');
  }

  private void safety(Words words) {
    page.append("## ").append(words.text("report.safety")).append("\n\n");
    Report.Classes classes = report.classes();
    item(words, "report.k", classes.asked(), classes.reached());
    item(words, "report.risk", percent(report.greatestRisk()), percent(report.meanRisk()));
    item(words, "report.journalist");
    item(
        words,
        "report.unique",
        percent((double) report.rows().uniqueBefore() / report.rows().wanted()));
    page.append('\n').append(words.text("report.sizes")).append("\n\n| | | |\n|---|---:|---:|\n");
    for (Report.Size s : classes.sizes()) {
      page.append("| %d–%d | %d | %d |%n".formatted(s.from(), s.to(), s.classes(), s.rows()));
    }
    page.append('\n');
  }

  private void cost(Words words) {
    Report.Rows rows = report.rows();
    page.append("## ").append(words.text("report.cost")).append("\n\n");
    item(words, "report.rows", rows.read(), rows.wanted(), rows.released());
    item(
        words,
        "report.suppressed",
        rows.suppressed(),
        percent((double) rows.suppressed() / rows.wanted()));
    item(words, "report.loss", percent(report.utility().loss()));
    item(words, report.utility().optimum() ? "report.optimum" : "report.descent");
    page.append('\n');
  }

  private void item(Words words, String key, Object... details) {
    page.append("- ").append(words.text(key, details)).append('\n');
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", share * 100);
  }
}
