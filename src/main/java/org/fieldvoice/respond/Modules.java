package org.fieldvoice.respond;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes one script out of ES modules, so that a page needs one request. Each module becomes a
 * function that gives its exports; an import takes them from it. Nothing is renamed and nothing is
 * left out but comments and blanks, so the same modules always give the same bytes.
 *
 * <p>Of the module syntax it knows what our own modules use: {@code import { a, b as c } from
 * './x.js'}, {@code import './x.js'}, {@code export} before a function, a class or a single const
 * or let, and {@code export { a, b } from './x.js'}, each at a line's start.
 */
final class Modules {

  private static final Pattern IMPORT =
      Pattern.compile(
          "^import\\s*(?:\\{([^}]*)}\\s*from\\s*)?['\"]([^'\"]+)['\"];?", Pattern.MULTILINE);
  private static final Pattern PASSED_ON =
      Pattern.compile("^export\\s*\\{([^}]*)}\\s*from\\s*['\"]([^'\"]+)['\"];?", Pattern.MULTILINE);
  private static final Pattern EXPORT =
      Pattern.compile(
          "^export (async function\\*?|function\\*?|class|const|let) ?(\\w+)", Pattern.MULTILINE);
  private static final Pattern EXPORT_LIST =
      Pattern.compile("^export\\s*\\{([^}]*)};?", Pattern.MULTILINE);
  private static final Pattern RENAMED = Pattern.compile("(\\w+)\\s+as\\s+(\\w+)");

  private final UnaryOperator<String> source;
  private final Map<String, String> done = new LinkedHashMap<>();

  private Modules(UnaryOperator<String> source) {
    this.source = source;
  }

  /**
   * The script that these modules and all that they import make.
   *
   * @param entries the modules' paths from the web application's root: {@code respond/respond.js}
   * @param source gives a module's text by such a path
   */
  static String inlined(List<String> entries, UnaryOperator<String> source) {
    Modules modules = new Modules(source);
    entries.forEach(modules::add);
    return modules.done.values().stream().collect(Collectors.joining("\n"));
  }

  private void add(String path) {
    if (done.containsKey(path)) {
      return;
    }
    String text = Terse.script(source.apply(path));
    List<String> exports = new ArrayList<>();
    String taken = linked(path, PASSED_ON.matcher(text), exports);
    taken = linked(path, IMPORT.matcher(taken), new ArrayList<>());
    taken =
        EXPORT
            .matcher(taken)
            .replaceAll(
                m -> {
                  exports.add(m.group(2));
                  return Matcher.quoteReplacement(m.group(1) + " " + m.group(2));
                });
    taken =
        EXPORT_LIST
            .matcher(taken)
            .replaceAll(
                m -> {
                  exports.addAll(names(m.group(1)));
                  return "";
                });
    String given = exports.isEmpty() ? "" : "\nreturn {" + String.join(",", exports) + "};";
    done.put(
        path, "const " + name(path) + "=(()=>{" + Terse.joined(taken.strip()) + given + "\n})();");
  }

  /** Replaces each import by a destructuring of what the module gives, after adding that module. */
  private String linked(String path, Matcher imports, List<String> names) {
    return imports.replaceAll(
        m -> {
          String from = resolved(path, m.group(2));
          add(from);
          if (m.group(1) == null) {
            return "";
          }
          names.addAll(names(m.group(1)).stream().map(Modules::local).toList());
          String wanted =
              RENAMED.matcher(m.group(1).replaceAll("\\s+", " ").strip()).replaceAll("$1:$2");
          return Matcher.quoteReplacement("const {" + wanted + "}=" + name(from) + ";");
        });
  }

  private static List<String> names(String list) {
    return Pattern.compile(",")
        .splitAsStream(list)
        .map(String::strip)
        .filter(n -> !n.isEmpty())
        .toList();
  }

  private static String local(String name) {
    return RENAMED.matcher(name).replaceAll("$2");
  }

  private static String name(String path) {
    return "$" + path.replaceAll("\\.js$", "").replaceAll("\\W", "_");
  }

  private static String resolved(String from, String relative) {
    return java.nio.file.Path.of("/" + from)
        .resolveSibling(relative)
        .normalize()
        .toString()
        .substring(1);
  }
}
