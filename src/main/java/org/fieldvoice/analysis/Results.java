package org.fieldvoice.analysis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.Forms;
import org.fieldvoice.questionnaire.Questionnaire;
import org.fieldvoice.questionnaire.QuestionnaireVersion;
import org.fieldvoice.questionnaire.Questionnaires;
import org.fieldvoice.response.Harmonised;
import org.fieldvoice.response.Responses;
import org.fieldvoice.response.Selection;
import org.jspecify.annotations.Nullable;

/**
 * What the responses to a questionnaire add up to. Each call reads them once, as a stream; those
 * that were withdrawn or excluded by a reviewer are never counted. Questions are those of the
 * newest published version, by whose names the answers to earlier ones are found, and after them
 * those that only earlier ones asked; choices are those of all published versions.
 */
@ApplicationScoped
public class Results {

  @Inject private Questionnaires questionnaires;
  @Inject private Forms forms;
  @Inject private Responses responses;
  @Inject private Clock clock;

  /** An inquiry with its questionnaire at hand. */
  private record Ready(
      long questionnaireId, FormLogic logic, Asked asked, Words words, Charts charts) {}

  /** How a question, or an expression over questions, was answered. */
  public Tabulation tabulation(Inquiry inquiry, String rows) {
    Ready ready = ready(inquiry);
    Tally tally = new Tally(ready.asked().variable(rows));
    count(inquiry, ready, List.of(tally));
    return Tabulation.of(tally, ready.words());
  }

  /** Two questions or expressions against each other. */
  public Crosstab crosstab(Inquiry inquiry, String rows, String columns) {
    Ready ready = ready(inquiry);
    Variable down = ready.asked().variable(rows);
    Variable across = ready.asked().variable(columns);
    if (!Tally.canMeet(down, across)) {
      throw Problem.REPEATS_DIFFER.with("rows", rows).and("columns", columns);
    }
    Tally tally = new Tally(down, Optional.of(across));
    count(inquiry, ready, List.of(tally));
    return Crosstab.of(tally, ready.words());
  }

  /** The chart of a question, or of a group's questions that share a list of answers. */
  public Chart chart(Inquiry inquiry, String questionOrGroup) {
    Ready ready = ready(inquiry);
    List<Tally> tallies = ready.asked().chart(questionOrGroup).stream().map(Tally::new).toList();
    count(inquiry, ready, tallies);
    return chart(ready, questionOrGroup, tabulations(ready, tallies));
  }

  /** How many responses there are. */
  public long responses(Inquiry inquiry) {
    Ready ready = ready(inquiry);
    return inquiry.where().isBlank() && inquiry.weight().isBlank()
        ? responses.count(Selection.counted(ready.questionnaireId()))
        : count(inquiry, ready, List.of());
  }

  /** Every question that can be counted, in the questionnaire's order. */
  List<Overview.Choice> choices(Inquiry inquiry) {
    Variables variables = ready(inquiry).asked().variables();
    return variables.all().stream()
        .map(
            v ->
                new Overview.Choice(
                    v.name(),
                    v.label(),
                    variables.chartGroup(v).map(variables::groupLabel).orElse(null),
                    versions(Optional.of(v))))
        .toList();
  }

  /** Every question's chart and table, from one reading of the responses. */
  Overview overview(Inquiry inquiry, double width) {
    Ready ready = ready(inquiry);
    Variables variables = ready.asked().variables();
    List<String> names =
        variables.all().stream()
            .filter(v -> v.kind() != Variable.Kind.DAY)
            .map(v -> variables.chartGroup(v).orElse(v.name()))
            .distinct()
            .toList();
    List<List<Tally>> tallies =
        names.stream()
            .map(name -> ready.asked().chart(name).stream().map(Tally::new).toList())
            .toList();
    long n = count(inquiry, ready, tallies.stream().flatMap(List::stream).toList());
    List<Overview.Entry> entries = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      List<Tabulation> tables = tabulations(ready, tallies.get(i));
      Chart chart = chart(ready, names.get(i), tables);
      List<Integer> versions = versions(variables.named(names.get(i)));
      entries.add(
          new Overview.Entry(names.get(i), Overview.Picture.of(chart, width), tables, versions));
    }
    return new Overview(n, List.copyOf(entries));
  }

  private static @Nullable List<Integer> versions(Optional<Variable> variable) {
    return variable.map(Variable::versions).filter(v -> !v.isEmpty()).orElse(null);
  }

  private static Chart chart(Ready ready, String name, List<Tabulation> tables) {
    return tables.size() == 1
        ? ready.charts().of(tables.get(0))
        : ready.charts().of(ready.asked().variables().groupLabel(name), tables);
  }

  private static List<Tabulation> tabulations(Ready ready, List<Tally> tallies) {
    return tallies.stream().map(tally -> Tabulation.of(tally, ready.words())).toList();
  }

  private Ready ready(Inquiry inquiry) {
    Questionnaire questionnaire =
        questionnaires
            .byCode(inquiry.study(), inquiry.questionnaire())
            .orElseThrow(
                () -> Problem.NOT_FOUND.with("what", "questionnaire " + inquiry.questionnaire()));
    List<QuestionnaireVersion> versions = questionnaires.versions(questionnaire);
    List<QuestionnaireVersion> published =
        versions.stream().filter(QuestionnaireVersion::isPublished).toList();
    FormLogic logic =
        forms.logic(published.isEmpty() ? versions.get(0).id() : published.get(0).id());
    List<Asked.Past> earlier =
        published.stream()
            .skip(1)
            .map(v -> new Asked.Past(v.number(), forms.logic(v.id())))
            .toList();
    Asked asked = new Asked(logic, earlier, inquiry.language(), clock);
    String language =
        inquiry.language().isEmpty() ? asked.variables().language().tag() : inquiry.language();
    return new Ready(
        questionnaire.id(),
        logic,
        asked,
        Words.in(language),
        new Charts(language, inquiry.study().smallestGroup(), logic.form().title()));
  }

  /** Reads the responses once; gives how many were counted. */
  private long count(Inquiry inquiry, Ready ready, List<Tally> tallies) {
    Predicate<JsonObject> where = ready.asked().condition(inquiry.where());
    ToDoubleFunction<JsonObject> weigh = ready.asked().weight(inquiry.weight());
    Harmonised harmonised = responses.harmonised(ready.questionnaireId(), ready.logic().form());
    AtomicLong counted = new AtomicLong();
    responses.each(
        Selection.counted(ready.questionnaireId()),
        response -> {
          JsonObject answers = harmonised.document(response);
          double weight = where.test(answers) ? weigh.applyAsDouble(answers) : 0;
          if (weight > 0) {
            counted.incrementAndGet();
            tallies.forEach(tally -> tally.add(answers, weight));
          }
        });
    tallies.stream()
        .filter(Tally::overfull)
        .findFirst()
        .ifPresent(
            tally -> {
              throw Problem.TOO_MANY_VALUES
                  .with("name", tally.rows().name())
                  .and("most", Tally.MOST_VALUES);
            });
    return counted.get();
  }
}
