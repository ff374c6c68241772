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
            const $a_two=(()=>{const {one}=$b_one;
            const two=one(2);
            return {two};
            })();
            const $a_main=(()=>{const {one}=$b_one;
            const {two:second}=$a_two;
            one(second);
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
  void styleSheetsLoseWhatBrowsersSkip() {
    assertThat(Terse.style("/* x */\na:hover, b {\n  color: red;\n  margin: 0 1px;\n}\n"))
        .isEqualTo("a:hover,b{color:red;margin:0 1px}");
  }
}
