package org.fieldvoice.questionnaire.xform;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.ChoiceList;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.questionnaire.expression.Answered;

/**
 * The form's lists as secondary instances: those of the workbook with their items, those in files
 * by the file's address.
 */
final class Lists {

  static final String LAST_SAVED = "__last-saved";

  /** Lists of the external_choices sheet, which are written like all others. */
  private static final String EXTERNAL = "external:";

  private static final Pattern FILE =
      Pattern.compile("((.+)\\.(csv|xml|geojson))(\\?.*)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern LOOKED_UP =
      Pattern.compile("(?:pulldata|instance)\\(\\s*['\"]([^'\"]+)['\"]");
  private static final Set<String> OWN = Set.of("name", "label", "itextId");

  private final Layout layout;
  private final Form form;
  private final Wording wording;
  private final List<String> written;

  Lists(Layout layout, Wording wording) {
    this.layout = layout;
    this.form = layout.form();
    this.wording = wording;
    this.written = Written.in(form);
  }

  /** True for a list whose items stand in the form. */
  static boolean isInside(ChoiceList list) {
    return !FILE.matcher(list.name()).matches();
  }

  void write(Xml xml) {
    Set<String> ids = new LinkedHashSet<>();
    for (ChoiceList list : form.choiceLists().values()) {
      if (isInside(list)) {
        ids.add(id(list.name()));
        inside(xml, list);
      } else if (ids.add(id(list.name()))) {
        file(xml, list);
      }
    }
    for (String file : new Mentions(layout).files()) {
      if (ids.add(id(file))) {
        file(xml, file);
      }
    }
    if (new Mentions(layout).lastSaved()) {
      source(xml, LAST_SAVED, "jr://instance/last-saved");
    }
  }

  private void inside(Xml xml, ChoiceList list) {
    boolean itext = wording.isInItext(list);
    xml.open("instance").attribute("id", id(list.name())).open("root");
    for (int i = 0; i < list.choices().size(); i++) {
      ChoiceList.Choice choice = list.choices().get(i);
      xml.open("item");
      if (itext) {
        xml.leaf("itextId", Wording.choiceId(list, i));
      }
      xml.leaf("name", choice.name());
      if (!itext) {
        wording.choiceLabel(xml, choice);
      }
      choice.columns().entrySet().stream()
          .filter(cell -> !OWN.contains(cell.getKey()))
          .forEach(cell -> column(xml, cell.getKey(), cell.getValue()));
      xml.close();
    }
    xml.close().close();
  }

  /** Rows whose columns JavaRosa could not read in the file stand in the form. */
  private void file(Xml xml, ChoiceList list) {
    Stream<String> columns = list.choices().stream().flatMap(c -> c.columns().keySet().stream());
    if (columns.distinct().noneMatch(this::isUnreadable)) {
      file(xml, list.name());
      return;
    }
    xml.open("instance").attribute("id", id(list.name())).open("root");
    for (ChoiceList.Choice choice : list.choices()) {
      xml.open("item");
      choice.columns().forEach((column, text) -> column(xml, column, text));
      xml.close();
    }
    xml.close().close();
  }

  /** True where the form looks at a column that JavaRosa can't name. */
  private boolean isUnreadable(String column) {
    return Xml.isName(column)
        && !Spelling.of(column).equals(column)
        && written.stream().anyMatch(text -> text.contains(column));
  }

  /** A column whose header is no name can't be looked at by any filter. */
  private static void column(Xml xml, String column, String text) {
    if (Xml.isName(column)) {
      xml.leaf(Spelling.of(column), text);
    }
  }

  private void file(Xml xml, String list) {
    String file = FILE.matcher(list).replaceFirst("$1");
    boolean csv = file.toLowerCase(Locale.ROOT).endsWith(".csv");
    source(xml, id(list), (csv ? "jr://file-csv/" : "jr://file/") + file);
  }

  private static void source(Xml xml, String id, String source) {
    xml.open("instance").attribute("id", id).attribute("src", source).close();
  }

  /** The instance's name: a list's own, a file's without its ending. */
  private String id(String list) {
    boolean external = list.startsWith(EXTERNAL);
    String plain = withoutEnding(external ? list.substring(EXTERNAL.length()) : list);
    boolean taken = !plain.equals(list) && form.choiceLists().containsKey(plain);
    return taken ? plain + "_external" : plain;
  }

  /** A list may say after its file's name which columns it takes: {@code a.csv?value=code}. */
  private static String withoutEnding(String list) {
    Matcher matcher = FILE.matcher(list);
    return matcher.matches() ? matcher.group(2) : list;
  }

  /** The choices of a question: an itemset, or the items themselves where an app looks them up. */
  void choices(Xml xml, Spot spot, Question question) {
    if (question.choiceList().isEmpty()) {
      return;
    }
    if (question.choicesFrom().isPresent()) {
      answers(xml, spot, question);
      return;
    }
    String name = question.choiceList().get();
    ChoiceList list = form.choiceLists().getOrDefault(name, new ChoiceList(name, List.of()));
    if (isInside(list) && list.choices().isEmpty()) {
      // JavaRosa loads no select without a choice; nobody is asked this one, or its file is
      // missing.
      xml.open("item").leaf("label", "-").leaf("value", "-").close();
      return;
    }
    if (question.appearance().words().stream().anyMatch(w -> w.startsWith("search("))) {
      items(xml, list);
      return;
    }
    Map<String, String> parameters = question.parameters();
    boolean geojson = name.toLowerCase(Locale.ROOT).matches("(?s).+\\.geojson(\\?.*)?");
    boolean itext = isInside(list) && wording.isInItext(list);
    String label = itext ? "jr:itext(itextId)" : geojson ? "title" : "label";
    xml.open("itemset").attribute("nodeset", nodeset(spot, question, name));
    String value = parameters.getOrDefault("value", geojson ? "id" : "name");
    String labels = Optional.ofNullable(parameters.get("label")).map(Spelling::of).orElse(label);
    xml.open("value").attribute("ref", Spelling.of(value)).close();
    xml.open("label").attribute("ref", labels).close();
    xml.close();
  }

  /** The answers of a repeat's instances; one without an answer offers nothing. */
  private void answers(Xml xml, Spot spot, Question question) {
    Answered answered = new Answered(spot.place(), question.choicesFrom().orElseThrow());
    XPath xpath = layout.xpath(spot.place());
    String answer = Spelling.of(answered.inInstance());
    String filter =
        question
            .choiceFilter()
            .map(f -> "[" + xpath.condition(answered.onInstance(f)) + "]")
            .orElse("");
    String items = xpath.instances(answered) + "[./" + answer + " != '']" + filter;
    xml.open("itemset").attribute("nodeset", shuffled(spot, question, items));
    xml.open("value").attribute("ref", answer).close();
    xml.open("label").attribute("ref", answer).close();
    xml.close();
  }

  private void items(Xml xml, ChoiceList list) {
    boolean itext = wording.isInItext(list);
    for (int i = 0; i < list.choices().size(); i++) {
      xml.open("item");
      if (itext) {
        String reference = "jr:itext('" + Wording.choiceId(list, i) + "')";
        xml.open("label").attribute("ref", reference).close();
      } else {
        wording.choiceLabel(xml, list.choices().get(i));
      }
      xml.leaf("value", list.choices().get(i).name()).close();
    }
  }

  private String nodeset(Spot spot, Question question, String list) {
    XPath xpath = layout.xpath(spot.place());
    String items =
        "instance('"
            + id(list)
            + "')/root/item"
            + question.choiceFilter().map(f -> "[" + xpath.condition(f) + "]").orElse("");
    return shuffled(spot, question, items);
  }

  private String shuffled(Spot spot, Question question, String items) {
    Map<String, String> parameters = question.parameters();
    boolean random = parameters.getOrDefault("randomize", "").equalsIgnoreCase("true");
    if (!random || question.type() == QuestionType.RANGE) {
      return items;
    }
    String seed = layout.withPaths(parameters.getOrDefault("seed", ""), spot.place());
    return "randomize(" + items + (seed.isEmpty() ? "" : ", " + seed) + ")";
  }

  /** What the form's expressions and rows name that stands in no list. */
  private static final class Mentions {

    private final Set<String> files = new LinkedHashSet<>();
    private boolean lastSaved;

    Mentions(Layout layout) {
      Written.in(layout.form())
          .forEach(
              text -> {
                lastSaved |= text.contains("${last-saved#");
                Matcher matcher = LOOKED_UP.matcher(text);
                while (matcher.find()) {
                  add(layout.form(), matcher.group(1));
                }
              });
      files.addAll(Written.declaredFiles(layout.form().items()));
    }

    private void add(Form form, String name) {
      if (!form.choiceLists().containsKey(name)) {
        files.add(FILE.matcher(name).matches() ? name : name + ".csv");
      }
    }

    Set<String> files() {
      return files;
    }

    boolean lastSaved() {
      return lastSaved;
    }
  }
}
