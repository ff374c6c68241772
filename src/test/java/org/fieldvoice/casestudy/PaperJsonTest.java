package org.fieldvoice.casestudy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaperJsonTest {

  @Test
  void anIssueIsReadAgainAsItWasKept() {
    Paper paper = Papers.whole("zh");
    List<Paper.Part> parts = new ArrayList<>(paper.parts());
    parts.add(new Paper.Break());
    Paper all = Papers.paper("zh", parts);
    assertThat(PaperJson.read(PaperJson.write(all))).isEqualTo(all);
  }

  @Test
  void anyScriptIsKept() {
    Paper paper = Papers.paper("en", List.of(Papers.text("𠮷 \uD83D\uDE00 \"العربية\" <b>&")));
    assertThat(PaperJson.read(PaperJson.write(paper))).isEqualTo(paper);
  }
}
