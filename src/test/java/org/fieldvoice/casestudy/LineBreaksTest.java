package org.fieldvoice.casestudy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineBreaksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "他说：“《论语》好。”~他|说：|“《论|语》|好。”",
        "好……吧——对~好……|吧——|对",
        "有43.0%的人~有|43.0%|的|人",
        "𠮷野家的饭~𠮷|野|家|的|饭",
        "Cramér’s V~Cramér’s |V",
        "a co-worker (here)~a |co-|worker |(here)",
      })
  void linesMayEndOnlyAtTheBars(String text, String barred) {
    StringBuilder found = new StringBuilder();
    var places = LineBreaks.of(text, Locale.CHINESE);
    for (int i = 0; i < text.length(); i++) {
      found.append(i > 0 && places.get(i) ? "|" : "").append(text.charAt(i));
    }
    assertThat(found.toString()).isEqualTo(barred);
  }
}
