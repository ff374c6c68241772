package org.fieldvoice.questionnaire.xform;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.questionnaire.expression.ExpressionException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What an XForm means, as facts by name that can be compared with another's: {@code /data/age bind
 * constraint}, {@code /data/age label English}. The order of attributes, how texts are stored, the
 * root's name and the spelling of expressions make no difference.
 */
final class XFormShape {

  /** A bind without a type holds text; older programs had types for selects. */
  private static final Set<String> TEXTS = Set.of("string", "select", "select1");

  private static final Set<String> CONTROLS =
      Set.of(
          "group",
          "repeat",
          "input",
          "select",
          "select1",
          "upload",
          "trigger",
          "range",
          "odk:rank");
  private static final Pattern WHOLE = Pattern.compile("instance\\('([^']+)'\\)/root/item");
  private static final Pattern RELATIVE_TREE =
      Pattern.compile("\\[/, \\[\\.], (\\.\\.(?:, \\.\\.)*)(, |])");
  private static final Pattern RELATIVE_OUTPUT =
      Pattern.compile("\\{(\\.\\.(?:/\\.\\.)*)/([\\w-])");
  private static final Pattern MADE =
      Pattern.compile("(generated_table_list_label_|reserved_name_for_field_list_labels_)(\\d+)");

  final Map<String, String> facts = new TreeMap<>();

  private final Element root;
  private final Map<String, Map<String, Map<String, String>>> texts = new LinkedHashMap<>();
  private final Set<String> languages = new LinkedHashSet<>();
  private final Map<String, Element> lists = new LinkedHashMap<>();
  private final List<String> order = new ArrayList<>();
  private final List<String> body = new ArrayList<>();

  /** With the numbers of rows in generated names counted from 1. */
  static XFormShape of(byte[] xml) throws Exception {
    List<String> numbers = new ArrayList<>();
    String text = new String(xml, StandardCharsets.UTF_8);
    Matcher matcher = MADE.matcher(text.substring(text.indexOf("<instance")));
    while (matcher.find()) {
      if (!numbers.contains(matcher.group(2))) {
        numbers.add(matcher.group(2));
      }
    }
    String counted = MADE.matcher(text).replaceAll(m -> m.group(1) + numbers.indexOf(m.group(2)));
    return new XFormShape(counted.getBytes(StandardCharsets.UTF_8));
  }

  private XFormShape(byte[] xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    Element model = all(document.getDocumentElement(), "model").get(0);
    List<Element> instances = children(model, "instance");
    root = children(instances.get(0)).get(0);
    instances.stream().skip(1).forEach(i -> lists.put(i.getAttribute("id"), i));
    readTexts(model);
    put("form", "title", text(all(document.getDocumentElement(), "h:title").get(0)));
    put("form", "languages", String.join(", ", languages));
    attributes("form instance", root);
    children(model, "submission").forEach(s -> attributes("form submission", s));
    children(root).forEach(child -> node(child, "/data"));
    put("form", "nodes in order", String.join(" ", order));
    children(model, "bind").forEach(this::bind);
    actions(model, "form");
    Element shown = all(document.getDocumentElement(), "h:body").get(0);
    put("form", "style", shown.getAttribute("class"));
    children(shown).forEach(this::control);
    put("form", "controls in order", String.join(" ", body));
    lists.forEach(this::list);
  }

  private void put(String about, String fact, String value) {
    if (!value.isEmpty()) {
      facts.put(about + " " + fact, value);
    }
  }

  /** The same with every relative path from its node, as programs once wrote all paths. */
  Map<String, String> withAbsolutePaths() {
    Map<String, String> absolute = new TreeMap<>();
    facts.forEach((fact, value) -> absolute.put(fact, absolute(fact.split(" ", 2)[0], value)));
    return absolute;
  }

  private static String absolute(String node, String value) {
    String inTrees =
        RELATIVE_TREE
            .matcher(value)
            .replaceAll(
                m ->
                    "[/, [^], "
                        + up(node, m.group(1)).substring(1).replace("/", ", ")
                        + m.group(2));
    return RELATIVE_OUTPUT
        .matcher(inTrees)
        .replaceAll(m -> "{" + up(node, m.group(1)) + "/" + m.group(2));
  }

  private static String up(String node, String ups) {
    String path = node;
    for (int i = ups.split("\\.\\.", -1).length - 1; i > 0; i--) {
      path = path.substring(0, path.lastIndexOf('/'));
    }
    return path;
  }

  private void attributes(String about, Element element) {
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Node attribute = element.getAttributes().item(i);
      if (!attribute.getNodeName().startsWith("xmlns")) {
        put(about, attribute.getNodeName(), path(attribute.getNodeValue()));
      }
    }
  }

  private void node(Element element, String around) {
    String path = around + "/" + element.getTagName();
    if (element.hasAttribute("jr:template")) {
      put(path, "repeats", "with a template");
      all(element, "*").stream()
          .filter(inner -> inner.hasAttribute("jr:template"))
          .forEach(inner -> put(path, "template of " + inner.getTagName(), "inside"));
      return;
    }
    order.add(path);
    attributes(path + " instance", element);
    List<Element> inner = children(element);
    inner.forEach(child -> node(child, path));
    if (inner.isEmpty()) {
      put(path, "default", element.getTextContent());
    }
  }

  private void bind(Element bind) {
    String path = path(bind.getAttribute("nodeset"));
    for (int i = 0; i < bind.getAttributes().getLength(); i++) {
      Node attribute = bind.getAttributes().item(i);
      String name = attribute.getNodeName();
      String value = attribute.getNodeValue();
      switch (name) {
        case "nodeset" -> {}
        case "required" ->
            put(path, "bind required", value.equals("false()") ? "" : expression(value));
        case "relevant", "constraint", "readonly", "calculate" ->
            put(path, "bind " + name, expression(value));
        case "jr:constraintMsg", "jr:requiredMsg" -> said(path, "bind " + name, value, "");
        case "type" -> put(path, "bind type", TEXTS.contains(value) ? "" : value);
        default -> put(path, "bind " + name, path(value));
      }
    }
  }

  private void actions(Element around, String where) {
    for (Element set : children(around)) {
      if (Set.of("setvalue", "odk:setgeopoint", "odk:recordaudio").contains(set.getTagName())) {
        put(
            path(set.getAttribute("ref")),
            set.getTagName() + " " + set.getAttribute("event") + " in " + where,
            "= " + expression(set.getAttribute("value")));
      }
    }
  }

  private void list(String id, Element instance) {
    put("list " + id, "source", instance.getAttribute("src"));
    List<Element> items = all(instance, "item");
    for (int i = 0; i < items.size(); i++) {
      for (Element column : children(items.get(i))) {
        if (!Set.of("itextId", "label").contains(column.getTagName())) {
          put("list " + id + " " + (i + 1), column.getTagName(), text(column));
        }
      }
      label("list " + id + " " + (i + 1), items.get(i));
    }
  }

  private void label(String about, Element item) {
    children(item, "itextId").forEach(t -> said(about, "label", "jr:itext('" + text(t) + "')", ""));
    children(item, "label").forEach(l -> said(about, "label", l.getAttribute("ref"), outputs(l)));
  }

  private void control(Element control) {
    String tag = control.getTagName();
    String path = path(control.getAttribute(tag.equals("repeat") ? "nodeset" : "ref"));
    body.add(tag + " " + path);
    for (int i = 0; i < control.getAttributes().getLength(); i++) {
      Node attribute = control.getAttributes().item(i);
      if (!Set.of("ref", "nodeset").contains(attribute.getNodeName())) {
        put(path, tag + " " + attribute.getNodeName(), path(attribute.getNodeValue().strip()));
      }
    }
    for (String said : List.of("label", "hint")) {
      children(control, said).forEach(e -> said(path, said, e.getAttribute("ref"), outputs(e)));
    }
    children(control, "itemset").forEach(itemset -> itemset(path, itemset));
    List<Element> items = children(control, "item");
    for (int i = 0; i < items.size(); i++) {
      String about = path + " choice " + (i + 1);
      put(about, "name", text(children(items.get(i), "value").get(0)));
      label(about, items.get(i));
    }
    actions(control, tag + " " + path);
    children(control).stream()
        .filter(inner -> CONTROLS.contains(inner.getTagName()))
        .forEach(this::control);
  }

  /** A list without a condition is the same as its items, one by one. */
  private void itemset(String path, Element itemset) {
    Matcher whole = WHOLE.matcher(itemset.getAttribute("nodeset"));
    Element list = whole.matches() ? lists.get(whole.group(1)) : null;
    if (list != null && !list.hasAttribute("src")) {
      List<Element> items = all(list, "item");
      for (int i = 0; i < items.size(); i++) {
        String about = path + " choice " + (i + 1);
        put(about, "name", text(children(items.get(i), "name").get(0)));
        label(about, items.get(i));
      }
      return;
    }
    put(path, "choices from", expression(itemset.getAttribute("nodeset")));
    put(path, "choices' name", children(itemset, "value").get(0).getAttribute("ref"));
    String label = children(itemset, "label").get(0).getAttribute("ref");
    put(path, "choices' label", label.replace("jr:itext(itextId)", "label"));
  }

  /** A text that stands in place or in the translations, in each language. */
  private void said(String about, String fact, String reference, String inPlace) {
    if (!reference.startsWith("jr:itext('")) {
      String plain = reference.isEmpty() ? inPlace : reference;
      spoken().forEach(language -> put(about, fact + " " + language, normal(plain)));
      return;
    }
    String id = reference.substring("jr:itext('".length(), reference.length() - 2);
    Map<String, Map<String, String>> forms = texts.getOrDefault(id, Map.of());
    forms.forEach(
        (form, byLanguage) ->
            spoken()
                .forEach(
                    language ->
                        put(
                            about,
                            (fact + " " + form).strip() + " " + language,
                            in(byLanguage, language))));
  }

  /** In this language, else in the first that has it, as clients do; "-" says that it's missing. */
  private String in(Map<String, String> byLanguage, String language) {
    return Optional.ofNullable(byLanguage.get(language))
        .or(() -> spoken().stream().map(byLanguage::get).filter(t -> t != null).findFirst())
        .orElse("");
  }

  private Set<String> spoken() {
    return languages.isEmpty() ? Set.of("default") : languages;
  }

  private void readTexts(Element model) {
    for (Element translation : all(model, "translation")) {
      String language = translation.getAttribute("lang");
      languages.add(language);
      for (Element text : children(translation, "text")) {
        for (Element value : children(text, "value")) {
          String said = outputs(value);
          if (!said.equals("-") && !said.isEmpty()) {
            texts
                .computeIfAbsent(text.getAttribute("id"), t -> new LinkedHashMap<>())
                .computeIfAbsent(value.getAttribute("form"), f -> new LinkedHashMap<>())
                .put(language, said);
          }
        }
      }
    }
  }

  /** An expression by its tree; a condition's, where the parser can't take it whole. */
  private String expression(String text) {
    try {
      return Expression.parse(path(text)).compact().toString();
    } catch (ExpressionException e) {
      return normal(path(text));
    }
  }

  /** With the instance's root called {@code data}. */
  private String path(String text) {
    return text.replaceAll("(?<![\\w.)\\]])/" + root.getTagName() + "/", "/data/").strip();
  }

  private String outputs(Element element) {
    StringBuilder text = new StringBuilder();
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element output) {
        text.append("{").append(path(output.getAttribute("value"))).append("}");
      } else {
        text.append(n.getNodeValue());
      }
    }
    return normal(text.toString());
  }

  private static String text(Element element) {
    return element.getTextContent();
  }

  private static String normal(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static List<Element> all(Element around, String tag) {
    List<Element> found = new ArrayList<>();
    for (Element child : children(around)) {
      if (tag.equals("*") || child.getTagName().equals(tag)) {
        found.add(child);
      }
      found.addAll(all(child, tag));
    }
    return found;
  }

  private static List<Element> children(Element around) {
    List<Element> children = new ArrayList<>();
    for (Node n = around.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  private static List<Element> children(Element around, String tag) {
    return children(around).stream()
        .filter(e -> e.getTagName().equals(tag))
        .collect(Collectors.toList());
  }
}
