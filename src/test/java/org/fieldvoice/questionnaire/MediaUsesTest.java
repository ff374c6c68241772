package org.fieldvoice.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fieldvoice.platform.BlobStore.Blob;
import org.fieldvoice.questionnaire.MediaUses.Use;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.Test;

/** Which files a form names, and where. */
class MediaUsesTest {

  private final Form form =
      WorkbookBuilder.xlsx()
          .sheet(
              "survey",
              "type|name|label::English (en)|label::中文 (zh)|image::English (en)|image::中文 (zh)|audio::中文 (zh)",
              "begin group|people|People|人|||",
              "integer|age|Age|年龄|jr://images/en.png|zh.png|age.mp3",
              "end group|||||",
              "select_one mood|mood|Mood|心情|en.png||")
          .sheet(
              "choices",
              "list_name|name|label::English (en)|label::中文 (zh)|video::English (en)",
              "mood|good|Good|好|good.mp4",
              "mood|bad|Bad|不好|")
          .form();

  @Test
  void everyFileIsFoundWithItsPlacesAndLanguages() {
    assertThat(MediaUses.of(form))
        .containsOnlyKeys("age.mp3", "en.png", "good.mp4", "zh.png")
        .containsEntry(
            "en.png", List.of(new Use("image", "people/age", "en"), new Use("image", "mood", "en")))
        .containsEntry("age.mp3", List.of(new Use("audio", "people/age", "zh")))
        .containsEntry("good.mp4", List.of(new Use("video", "mood:good", "en")));
  }

  @Test
  void whatIsMissingAndWhatNobodyNamesAreBothListed() {
    Map<String, Blob> there =
        Map.of(
            "zh.png", new Blob(1, "image/png", 7, "abc"),
            "stray.png", new Blob(2, "image/png", 8, "def"));

    assertThat(MediaView.all(form, there, Set.of("stray.png")))
        .extracting(
            f -> f.name() + " " + f.there() + " " + f.added() + " " + f.size() + " " + f.used())
        .containsExactly(
            "age.mp3 false false 0 1",
            "en.png false false 0 2",
            "good.mp4 false false 0 1",
            "stray.png true true 8 0",
            "zh.png true false 7 1");
  }
}
