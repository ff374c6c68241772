package org.fieldvoice.casestudy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.fieldvoice.platform.ProblemException;
import org.junit.jupiter.api.Test;

class ManuscriptReaderTest {

  @Test
  void everyKindOfBlockIsRead() {
    Manuscript read =
        read(
            """
            {"title": " Voices ", "language": "zh", "questionnaire": "users", "blocks": [
              {"type": "heading", "level": 2, "text": "How"},
              {"type": "paragraph", "text": "{{n}} came"},
              {"type": "chart", "of": "parenting", "where": "${is_parent} = 'yes'", "title": "Helped"},
              {"type": "table", "rows": "how_joined", "columns": "gender"},
              {"type": "story", "story": 3},
              {"type": "quote", "excerpt": 4},
              {"type": "page-break"}]}
            """);
    assertThat(read)
        .isEqualTo(
            new Manuscript(
                "Voices",
                "",
                "zh",
                "users",
                List.of(
                    new Block.Heading(2, "How"),
                    new Block.Paragraph("{{n}} came"),
                    new Block.Chart("parenting", "${is_parent} = 'yes'", "Helped"),
                    new Block.Table("how_joined", "gender", "", ""),
                    new Block.Story(3),
                    new Block.Quote(4),
                    new Block.PageBreak())));
  }

  @Test
  void titleAndBlocksAreEnough() {
    assertThat(read("{\"title\": \"T\", \"blocks\": []}").language()).isEqualTo("en");
  }

  @Test
  void allFaultsAreNamedAtOnceEachWithItsPlace() {
    ProblemException problem =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                read(
                    """
                    {"title": "", "color": "red", "blocks": [
                      {"type": "heading", "level": 9, "text": "x"},
                      {"type": "poem"},
                      {"type": "paragraph", "text": "{{percent of}} {{n"},
                      {"type": "chart", "size": 3},
                      {"type": "story", "story": "one"}, 7]}
                    """));
    assertThat(problem.problem().status()).isEqualTo(422);
    assertThat(problem.problems())
        .extracting(f -> ((ManuscriptFault) f).block() + " " + ((ManuscriptFault) f).field())
        .containsExactly(
            "null color",
            "null title",
            "1 level",
            "2 type",
            "3 text",
            "3 text",
            "4 size",
            "4 of",
            "5 story",
            "6 type");
  }

  private static Manuscript read(String text) {
    JsonObject json = Json.createReader(new StringReader(text)).readObject();
    return ManuscriptReader.read(json, "en", "en");
  }
}
