package org.fieldvoice.questionnaire.expression;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.condition.EvaluationContext;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.core.model.utils.DateUtils;
import org.javarosa.xform.parse.XFormParser.ParseException;
import org.javarosa.xform.util.XFormUtils;
import org.javarosa.xpath.XPathParseTool;
import org.javarosa.xpath.expr.XPathFuncExpr;
import org.javarosa.xpath.parser.XPathSyntaxException;

/** A vector's answers as a form in JavaRosa, which evaluates the vector's expression there. */
final class JavaRosaForm {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+)}");

  private final StringBuilder instance = new StringBuilder();
  private final StringBuilder binds = new StringBuilder();
  private final StringBuilder body = new StringBuilder();
  private final JsonArray skipped;
  private final JsonObject types;
  private final FormDef form;

  JavaRosaForm(JsonObject file) throws ParseException {
    skipped = file.getOrDefault("skipped", JsonValue.EMPTY_JSON_ARRAY).asJsonArray();
    types = file.getOrDefault("types", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
    addChildren(file.getOrDefault("answers", JsonValue.EMPTY_JSON_OBJECT).asJsonObject(), "/data");
    StringBuilder lists = new StringBuilder();
    file.getOrDefault("choices", JsonValue.EMPTY_JSON_OBJECT)
        .asJsonObject()
        .forEach((name, items) -> addList(name, items.asJsonArray(), lists));
    String xml =
        """
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
          xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>vectors</h:title>
          <model><instance><data id="vectors">%s</data></instance>%s%s</model></h:head>
          <h:body>%s</h:body></h:html>
        """
            .formatted(instance, lists, binds, body);
    form =
        XFormUtils.getFormFromInputStream(
            new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    form.initialize(true, new InstanceInitializationFactory());
  }

  private void addChildren(JsonObject object, String path) {
    object.forEach((name, value) -> add(name, value, path + "/" + name));
  }

  private void add(String name, JsonValue value, String path) {
    if (value instanceof JsonArray array
        && !name.equals("empty")
        && (array.isEmpty() || array.get(0) instanceof JsonObject)) {
      addRepeat(name, array, path);
      return;
    }
    bind(path, value);
    element(name, "", value, path);
  }

  private void element(String name, String attributes, JsonValue value, String path) {
    instance.append("<" + name + attributes + ">");
    if (value instanceof JsonObject object) {
      addChildren(object, path);
    } else {
      instance.append(escaped(text(value)));
    }
    instance.append("</" + name + ">");
  }

  private void addRepeat(String name, JsonArray rows, String path) {
    if (rows.isEmpty() && body.indexOf("\"" + path + "\"") < 0) {
      instance.append("<" + name + " jr:template=\"\"><inside/></" + name + ">");
    }
    body.append("<group ref=\"" + path + "\"><repeat nodeset=\"" + path + "\">");
    rows.forEach(row -> element(name, "", row, path));
    body.append("</repeat></group>");
  }

  private void bind(String path, JsonValue value) {
    String type =
        value instanceof JsonNumber number ? (number.isIntegral() ? "int" : "decimal") : "string";
    String name = path.substring(path.lastIndexOf('/') + 1);
    boolean skip = skipped.stream().anyMatch(s -> ((JsonString) s).getString().equals(name));
    String relevant = skip ? " relevant=\"false()\"" : "";
    String bind =
        "<bind nodeset=\""
            + path
            + "\""
            + (value instanceof JsonObject ? "" : " type=\"" + types.getString(path, type) + "\"")
            + relevant
            + "/>";
    if (binds.indexOf("\"" + path + "\"") < 0) {
      binds.append(bind);
    }
  }

  /** JavaRosa keeps only the lists that some question chooses from. */
  private void addList(String name, JsonArray items, StringBuilder lists) {
    lists.append("<instance id=\"" + name + "\"><root>");
    for (JsonValue item : items) {
      lists.append("<item>");
      item.asJsonObject()
          .forEach(
              (column, value) ->
                  lists.append("<" + column + ">" + escaped(text(value)) + "</" + column + ">"));
      lists.append("</item>");
    }
    lists.append("</root></instance>");
    instance.append("<from_" + name + "/>");
    body.append(
        "<select1 ref=\"/data/from_%1$s\"><itemset nodeset=\"instance('%1$s')/root/item\"><value ref=\"name\"/><label ref=\"label\"/></itemset></select1>"
            .formatted(name));
  }

  private static String text(JsonValue value) {
    if (value instanceof JsonArray array) {
      return array.stream().map(JavaRosaForm::text).collect(Collectors.joining(" "));
    }
    return value instanceof JsonString string ? string.getString() : value.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  /** A {@code String}, {@code Double} or {@code Boolean}; what JavaRosa throws where it does. */
  Object evaluate(Vector vector) throws XPathSyntaxException {
    String path = withPaths(vector.expression(), vector.answersAsNodes().at(vector.at()).place);
    EvaluationContext context =
        new EvaluationContext(form.getEvaluationContext(), reference(vector.at()));
    Object value =
        XPathFuncExpr.unpack(XPathParseTool.parseXPath(path).eval(form.getMainInstance(), context));
    return value instanceof Date date
        ? DateUtils.formatDate(date, DateUtils.FORMAT_ISO8601)
        : value;
  }

  private static TreeReference reference(String path) {
    TreeReference reference = TreeReference.rootRef().extendRef("data", 0);
    for (String step : path.isEmpty() ? new String[0] : path.split("/", -1)) {
      String name = step.replaceAll("\\[.*", "");
      int index = step.equals(name) ? 1 : Integer.parseInt(step.replaceAll("\\D", ""));
      reference = reference.extendRef(name, index - 1);
    }
    return reference;
  }

  /**
   * As pyxform writes references: relative inside the form, from {@code current()} inside a
   * condition.
   */
  private static String withPaths(String expression, Place place) {
    Matcher matcher = REFERENCE.matcher(expression);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String before = expression.substring(0, matcher.start());
      boolean tested =
          before.chars().filter(c -> c == '[').count()
              > before.chars().filter(c -> c == ']').count();
      matcher.appendReplacement(
          out, Matcher.quoteReplacement(" " + path(place, matcher.group(1), tested) + " "));
    }
    return matcher.appendTail(out).toString();
  }

  private static String path(Place place, String name, boolean tested) {
    Place target = place.named(name).orElseThrow();
    String steps =
        place.stepsTo(target, target.parent().orElse(target)).stream()
            .map(Node.Step::test)
            .collect(Collectors.joining("/"));
    if (place.parent().isEmpty()) {
      return "/data/" + steps;
    }
    return (tested ? "current()/" : "") + steps;
  }
}
