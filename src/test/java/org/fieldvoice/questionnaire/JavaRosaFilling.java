package org.fieldvoice.questionnaire;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.services.IPropertyManager;
import org.javarosa.core.services.PropertyManager;
import org.javarosa.core.services.properties.IPropertyRules;
import org.javarosa.xform.parse.XFormParser;
import org.javarosa.xform.util.XFormUtils;

/** Answers in the XForm that pyxform made of a workbook, worked out by JavaRosa. */
final class JavaRosaFilling {

  private static final Pattern DATA =
      Pattern.compile("(<instance>\\s*<data\\b[^>]*>).*?(</data>)", Pattern.DOTALL);

  /** Every relevant answer and calculation by its path, as text. */
  final Map<String, String> values = new TreeMap<>();

  /** Where an answer is required and missing, or breaks its constraint. */
  final List<String> violations = new ArrayList<>();

  private final FormDef form;

  JavaRosaFilling(Path xform, JsonObject answers) {
    PropertyManager.setPropertyManager(new NoProperties());
    try {
      String text = Files.readString(xform);
      TreeElement root = form(text).getMainInstance().getRoot();
      Matcher data = DATA.matcher(text);
      form =
          form(data.replaceFirst("$1" + Matcher.quoteReplacement(children(root, answers)) + "$2"));
      removeInvented(form.getMainInstance().getRoot(), answers);
      form.initialize(false, new InstanceInitializationFactory());
      read(form.getMainInstance().getRoot(), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XFormParser.ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static FormDef form(String xml) throws XFormParser.ParseException {
    return XFormUtils.getFormFromInputStream(
        new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static String children(TreeElement template, JsonObject answers) {
    StringBuilder xml = new StringBuilder();
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < template.getNumChildren(); i++) {
      TreeElement child = template.getChildAt(i);
      if (!seen.contains(child.getName())) {
        seen.add(child.getName());
        xml.append(element(child, answers));
      }
    }
    return xml.toString();
  }

  private static String element(TreeElement child, JsonObject answers) {
    String name = child.getName();
    if (child.isRepeatable()) {
      JsonArray rows = answers.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY).asJsonArray();
      String template = instance(child, " jr:template=\"\"", JsonValue.EMPTY_JSON_OBJECT);
      return template
          + (rows.isEmpty() ? List.of(JsonValue.EMPTY_JSON_OBJECT) : rows)
              .stream()
                  .map(row -> instance(child, "", row.asJsonObject()))
                  .collect(Collectors.joining());
    }
    String inner =
        child.getNumChildren() > 0
            ? children(child, answers)
            : text(answers.getOrDefault(name, JsonValue.NULL))
                .replace("&", "&amp;")
                .replace("<", "&lt;");
    return "<" + name + ">" + inner + "</" + name + ">";
  }

  private static String instance(TreeElement repeat, String attributes, JsonObject answers) {
    return "<"
        + repeat.getName()
        + attributes
        + ">"
        + children(repeat, answers)
        + "</"
        + repeat.getName()
        + ">";
  }

  /** The parser wants to see an instance of every repeat, also of one that has none. */
  private static void removeInvented(TreeElement root, JsonObject answers) {
    for (int i = root.getNumChildren() - 1; i >= 0; i--) {
      TreeElement child = root.getChildAt(i);
      if (child.isRepeatable() && child.getMult() == 0 && !answers.containsKey(child.getName())) {
        root.removeChild(child);
      }
    }
  }

  static String text(JsonValue value) {
    if (value instanceof JsonArray array) {
      return array.stream().map(JavaRosaFilling::text).collect(Collectors.joining(" "));
    }
    return value == JsonValue.NULL
        ? ""
        : value instanceof JsonString string ? string.getString() : value.toString();
  }

  private void read(TreeElement element, String scope) {
    for (int i = 0; i < element.getNumChildren(); i++) {
      TreeElement child = element.getChildAt(i);
      boolean template = child.isRepeatable() && child.getMult() < 0;
      if (!child.isRelevant() || template || child.getName().equals("meta")) {
        continue;
      }
      if (child.isRepeatable() || child.getNumChildren() > 0) {
        read(
            child,
            child.isRepeatable() ? child.getName() + "[" + (child.getMult() + 1) + "]/" : scope);
      } else {
        leaf(child, scope + child.getName());
      }
    }
  }

  private void leaf(TreeElement leaf, String path) {
    if (leaf.getValue() == null) {
      if (leaf.isRequired()) {
        violations.add(path + " REQUIRED");
      }
      return;
    }
    values.put(path, leaf.getValue().uncast().getString());
    if (!form.evaluateConstraint(leaf.getRef(), leaf.getValue())) {
      violations.add(path + " CONSTRAINT");
    }
  }

  /** A device without properties. */
  static final class NoProperties implements IPropertyManager {

    @Override
    public List<String> getProperty(String name) {
      return List.of();
    }

    @Override
    public void setProperty(String name, String value) {}

    @Override
    public void setProperty(String name, List<String> value) {}

    @Override
    public String getSingularProperty(String name) {
      return "";
    }

    @Override
    public void addRules(IPropertyRules rules) {}

    @Override
    public List<IPropertyRules> getRules() {
      return List.of();
    }
  }
}
