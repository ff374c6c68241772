package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fieldvoice.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is served to respondents is understood by Chromium of 2018 (Android 8's WebView, Chrome 64)
 * and Safari 12: parsed by acorn as JavaScript of 2018, with no name that came later; style sheets
 * that lose nothing that matters.
 */
class OldPhonesIT {

  private static final Assets ASSETS = Assets.from(Sample::web);

  /** Names that came after Chrome 64 or Safari 12: of methods, of globals, of both together. */
  private static final Map<String, List<String>> LATER_NAMES =
      Map.of(
          "methods",
          words(
              "flat flatMap trimStart trimEnd matchAll replaceAll findLast toSorted replaceChildren"
                  + " toggleAttribute requestSubmit showModal showPopover getAnimations randomUUID"),
          "globals",
          words(
              "globalThis structuredClone queueMicrotask AbortController BigInt WeakRef"
                  + " ResizeObserver IntersectionObserver BroadcastChannel"),
          "statics",
          words("Object.fromEntries Object.hasOwn Promise.allSettled Promise.any"),
          // A worker's clients have had theirs since Chrome 42.
          "excused",
          words("clients.matchAll"));

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }

  /**
   * What the walk over acorn's tree finds: where the text is newer than 2018, or names something
   * later.
   */
  private static final String FINDINGS =
      """
      ([text, names]) => {
        let tree;
        try {
          tree = acorn.parse(text, { ecmaVersion: 2018, sourceType: 'module', locations: true });
        } catch (e) {
          return [String(e.message)];
        }
        const found = [];
        const walk = node => {
          if (!node || typeof node.type !== 'string') {
            return;
          }
          const report = name => found.push(name + ' at ' + node.loc.start.line + ':' + node.loc.start.column);
          if (node.type === 'Identifier' && names.globals.includes(node.name)) {
            report(node.name);
          }
          if (node.type === 'MemberExpression' && !node.computed) {
            const of = node.object.name || node.object.property && node.object.property.name;
            const whole = of + '.' + node.property.name;
            if (names.statics.includes(whole) || names.methods.includes(node.property.name) && !names.excused.includes(whole)) {
              report(whole);
            }
          }
          if (node.regex && /\\(\\?<[=!]/.test(node.regex.pattern)) {
            found.push('lookbehind in /' + node.regex.pattern + '/');
          }
          Object.keys(node).forEach(key => [].concat(node[key]).forEach(walk));
        };
        walk(tree);
        return found;
      }
      """;

  private static BrowserContext context;
  private static Page page;

  @BeforeAll
  static void open() throws IOException {
    context = Chromium.browser().newContext();
    page = context.newPage();
    try (InputStream acorn =
        OldPhonesIT.class.getResourceAsStream(
            "/META-INF/resources/webjars/acorn/8.15.0/dist/acorn.js")) {
      page.addScriptTag(
          new Page.AddScriptTagOptions()
              .setContent(new String(acorn.readAllBytes(), StandardCharsets.UTF_8)));
    }
  }

  @AfterAll
  static void close() {
    context.close();
  }

  private static Object findings(String script) {
    return page.evaluate(FINDINGS, List.of(script, LATER_NAMES));
  }

  static Stream<Map.Entry<String, String>> scripts() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("the page's", ASSETS.script());
    all.put("the page's with rare functions", ASSETS.rareScript());
    all.put("what comes later", text(ASSETS.later().script(Words.in("zh"))));
    all.put("plain pages'", text(ASSETS.later().plain()));
    all.put("the pages' beside it", text(ASSETS.later().apart()));
    all.put("the worker", text(ASSETS.later().worker()));
    return all.entrySet().stream();
  }

  private static String text(Later.File file) {
    return new String(file.plain(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void everyScriptIsJavaScriptOf2018(Map.Entry<String, String> script) {
    assertThat((List<?>) findings(script.getValue())).as(script.getKey()).isEmpty();
  }

  @Test
  void whatIsNewerIsFound() {
    for (String newer :
        List.of(
            "a?.b",
            "a ?? b",
            "try { a(); } catch { b(); }",
            "import('x')",
            "class A { b = 1; }",
            "a ||= b",
            "const n = 1n",
            "[1].flat()",
            "/(?<=a)b/.test('ab')",
            "await a()")) {
      assertThat((List<?>) findings(newer)).as(newer).isNotEmpty();
    }
    assertThat(
            (List<?>)
                findings(
                    "const {a, ...rest} = {...b}; async () => { for await (const x of y) z`1`; }"))
        .isEmpty();
  }

  /** Properties that came later and without which a page reads as well. */
  private static final Set<String> DISPENSABLE =
      Set.of(
          "accent-color",
          "color-scheme",
          "scroll-padding",
          "overflow-wrap",
          "font-variant-numeric",
          "appearance",
          "forced-color-adjust");

  private static final Pattern LATER_PROPERTY =
      Pattern.compile(
          "(?<![-\\w])(inset|gap|row-gap|column-gap|aspect-ratio|translate|rotate|scale|(?:margin|padding|border|inset)-(?:inline|block)[a-z-]*"
              + "|inset-[a-z-]+|overscroll-behavior|scroll-[a-z-]+|content-visibility|text-wrap|backdrop-filter|accent-color):");

  private static final Pattern LATER_VALUE =
      Pattern.compile(
          ":(?:[^;{}]*[ ,(])?(min|max|clamp|color-mix)\\(|rgba?\\(\\d+ |:[^;{}]*\\d(dvh|svh|lvh|cqw)\\b|#[0-9a-f]{8}\\b|#[0-9a-f]{4}\\b(?![0-9a-f])");

  private static final Pattern LATER_SELECTOR =
      Pattern.compile(":(is|where|has)\\(|@layer|@container|(^|[},])&");

  static Stream<String> rules() {
    String style = ASSETS.style() + text(ASSETS.later().style());
    return Pattern.compile("\\}").splitAsStream(style).filter(rule -> rule.contains("{"));
  }

  @Test
  void stylesLoseNothingThatMattersOnOldPhones() {
    assertThat(rules().flatMap(OldPhonesIT::faults)).isEmpty();
  }

  private static Stream<String> faults(String rule) {
    String selector = rule.substring(0, rule.lastIndexOf('{'));
    String body = rule.substring(rule.lastIndexOf('{') + 1);
    Stream<String> selectors =
        LATER_SELECTOR.matcher(selector).find() || takesOthersWithIt(selector)
            ? Stream.of(selector)
            : Stream.empty();
    Stream<String> values = LATER_VALUE.matcher(";" + body).results().map(MatchResult::group);
    Stream<String> properties =
        LATER_PROPERTY
            .matcher(body)
            .results()
            .map(r -> r.group(1))
            .filter(name -> !DISPENSABLE.contains(name) && !hasOlder(body, name));
    return Stream.of(selectors, values, properties)
        .flatMap(found -> found)
        .map(what -> what + " in " + rule);
  }

  /** A selector that an old browser does not know makes it drop the whole rule. */
  private static boolean takesOthersWithIt(String selector) {
    return selector.contains(":focus-visible") && selector.contains(",");
  }

  /** The same under the name that browsers had before. */
  private static boolean hasOlder(String body, String name) {
    String older = "-webkit-" + name.replace("-inline", "");
    return name.contains("-inline-") && body.contains(older + ":");
  }
}
