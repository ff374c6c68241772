package org.fieldvoice.casestudy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.fieldvoice.interview.Stories;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.study.Study;

/**
 * Loads the sample study's report, in Chinese and in English, as drafts. Its responses and its
 * interviews are there before. The files name a story by its pseudonym.
 */
@ApplicationScoped
public class SampleCaseStudies {

  private static final List<String> FILES = List.of("case-study.en.json", "case-study.json");

  @Inject private CaseStudies caseStudies;
  @Inject private Printing printing;
  @Inject private Stories stories;
  @Inject private Clock clock;

  /** Adds them to a study; {@code accountId} is whose work it is. */
  @Transactional
  public void load(Study study, long accountId) {
    for (String file : FILES) {
      JsonObject named = json(file);
      JsonArray blocks = blocks(study, named);
      JsonObject body = Json.createObjectBuilder(named).add("blocks", blocks).build();
      Manuscript manuscript = printing.read(study, body, "en");
      DataState data = printing.dataState(study, manuscript.questionnaire());
      CaseStudy.Saving saving = new CaseStudy.Saving(accountId, clock.instant(), data);
      caseStudies.add(new CaseStudy(study.id(), manuscript, blocks, saving));
    }
  }

  private JsonArray blocks(Study study, JsonObject named) {
    JsonArrayBuilder blocks = Json.createArrayBuilder();
    for (JsonValue each : named.getJsonArray("blocks")) {
      JsonObject block = each.asJsonObject();
      if (block.get("story") instanceof JsonString pseudonym) {
        long id = story(study, pseudonym.getString(), named.getString("language"));
        block = Json.createObjectBuilder(block).add("story", id).build();
      }
      blocks.add(block);
    }
    return blocks.build();
  }

  private long story(Study study, String pseudonym, String language) {
    return stories.published(study).stream()
        .map(id -> stories.published(study.id(), id))
        .filter(s -> s.pseudonym().equals(pseudonym) && s.language().equals(language))
        .findFirst()
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", "the sample's story of " + pseudonym))
        .id();
  }

  private static JsonObject json(String file) {
    try (InputStream in = SampleCaseStudies.class.getResourceAsStream("/db/sample/" + file)) {
      if (in == null) {
        throw new IllegalStateException("db/sample/" + file + " is missing from the application");
      }
      try (JsonReader reader = Json.createReader(in)) {
        return reader.readObject();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
