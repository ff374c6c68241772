package org.fieldvoice.questionnaire.xform;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldvoice.questionnaire.Form;

/** The settings that the model keeps as they were written, by their documented name. */
record Settings(Map<String, String> byName) {

  private static final String ATTRIBUTE = "attribute";
  private static final Pattern NAMESPACE = Pattern.compile("([\\w.-]+)=\"([^\"]*)\"");

  static Settings of(Form form) {
    Map<String, String> byName = new LinkedHashMap<>();
    form.settings()
        .forEach(
            (header, text) -> {
              boolean attribute = header.toLowerCase(Locale.ROOT).startsWith(ATTRIBUTE);
              byName.put(attribute ? header : Extras.normal(header), text);
            });
    return new Settings(byName);
  }

  String get(String name) {
    return byName.getOrDefault(name, "");
  }

  /** Further prefixes, from {@code esri="http://esri.com/xforms"}. */
  Map<String, String> namespaces() {
    Map<String, String> namespaces = new LinkedHashMap<>();
    Matcher matcher = NAMESPACE.matcher(get("namespaces"));
    while (matcher.find()) {
      namespaces.put(matcher.group(1), matcher.group(2));
    }
    return namespaces;
  }

  /** Attributes of the instance's outermost element, from {@code attribute::name} columns. */
  Map<String, String> attributes() {
    return new Extras(byName).attributes(ATTRIBUTE);
  }
}
