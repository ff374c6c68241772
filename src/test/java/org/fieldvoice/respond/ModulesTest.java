package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModulesTest {

  @Test
  void eachModuleComesOnceAndBeforeThoseThatNeedIt() {
    Map<String, String> files =
        Map.of(
            "a/main.js",
                "import { one } from '../b/one.js';\nimport { two as second } from './two.js';\none(second);\n",
            "b/one.js", "export function one(x) { return x; }\n",
            "a/two.js", "import { one } from '../b/one.js';\nexport const two = one(2);\n");
    assertThat(Modules.inlined(List.of("a/main.js"), files::get))
        .isEqualTo(
            """
            const $b_one=(()=>{function one(x){return x;}
            return {one};
            })();
            const $a_two=(()=>{const {one}=$b_one;const two=one(2);
            return {two};
            })();
            const $a_main=(()=>{const {one}=$b_one;const {two:second}=$a_two;one(second);
            })();""");
  }

  @Test
  void commentsGoAndTextsStay() {
    String script =
        """
        /** What it does. */
        const a = 'http://x'; // a slash
        const b = `two
          lines // here`;
        const c = x.replace(/\\/+$/, '') /* gone */ / 2;
        """;
    assertThat(Terse.script(script))
        .isEqualTo(
            "const a='http://x';\nconst b=`two\n  lines // here`;\nconst c=x.replace(/\\/+$/,'')/ 2;");
  }

  @Test
  void aLineEndsOnlyWhereAStatementMay() {
    String script =
        """
        const a = {
          b: [1,
            2]
        }
        const t = `x;
        }`
        if (a.b
          && t) {
          a.b
            .map(x => x < 2 ? 'one;' : x * 2)
        }
        ++n
        """;
    assertThat(Terse.joined(Terse.script(script)))
        .isEqualTo(
            "const a={b:[1,2]}\nconst t=`x;\n}`\nif(a.b&&t){a.b.map(x=>x<2?'one;':x*2)}\n++n");
  }

  @Test
  void coloursThatNobodyUsesStayBehind() {
    String style =
        ":root{--ink:#111;--shadow:0 1px 2px rgba(0,0,0,.5);--s1:4px}a{color:var(--ink)}";
    assertThat(Terse.withoutUnused(style, "b{margin:var(--s1)}"))
        .isEqualTo(":root{--ink:#111;--s1:4px}a{color:var(--ink)}");
  }

  @Test
  void styleSheetsLoseWhatBrowsersSkip() {
    assertThat(Terse.style("/* x */\na:hover, b {\n  color: red;\n  margin: 0 1px;\n}\n"))
        .isEqualTo("a:hover,b{color:red;margin:0 1px}");
  }
}
