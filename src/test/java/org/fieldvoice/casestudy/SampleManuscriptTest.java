package org.fieldvoice.casestudy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleManuscriptTest {

  @ParameterizedTest
  @ValueSource(strings = {"case-study.json", "case-study.en.json"})
  void theSampleIsAManuscript(String file) throws IOException {
    Manuscript sample = sample(file);
    assertThat(sample.questionnaire()).isEqualTo("wesupport_users");
    assertThat(sample.blocks()).hasSizeGreaterThan(15);
  }

  @Test
  void bothLanguagesAskTheSameOfTheData() throws IOException {
    assertThat(numbers(sample("case-study.json"))).isEqualTo(numbers(sample("case-study.en.json")));
  }

  private static List<String> numbers(Manuscript manuscript) {
    return manuscript.blocks().stream()
        .filter(Block.Paragraph.class::isInstance)
        .flatMap(b -> LiveText.parse(((Block.Paragraph) b).text()).stream())
        .filter(LiveText.Number.class::isInstance)
        .map(piece -> ((LiveText.Number) piece).source())
        .toList();
  }

  /** The file, with a number for the story that it names by pseudonym. */
  private static Manuscript sample(String file) throws IOException {
    try (JsonReader reader =
        Json.createReader(Files.newBufferedReader(Path.of("db/sample", file)))) {
      JsonObject json = reader.readObject();
      JsonArrayBuilder blocks = Json.createArrayBuilder();
      for (JsonValue block : json.getJsonArray("blocks")) {
        boolean story = block.asJsonObject().containsKey("story");
        blocks.add(
            story ? Json.createObjectBuilder(block.asJsonObject()).add("story", 1).build() : block);
      }
      JsonObject body = Json.createObjectBuilder(json).add("blocks", blocks).build();
      return ManuscriptReader.read(body, "en", "en");
    }
  }
}
