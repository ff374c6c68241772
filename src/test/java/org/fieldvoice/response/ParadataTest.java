package org.fieldvoice.response;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What of a phone's paradata is kept: numbers under names that we know. */
class ParadataTest {

  private static Optional<JsonObject> kept(String sent) {
    return Paradata.kept(Json.createReader(new StringReader(sent.replace('\'', '"'))).readObject());
  }

  @Test
  void timesCountsAndModeAreKept() {
    String sent =
        "{'script':true,'turns':12,'languages':1,'interruptions':2,'away':63.5,'screens':{'1':[4.2,0],'2':[12,3]}}";
    assertThat(kept(sent).orElseThrow().toString()).isEqualTo(sent.replace('\'', '"'));
  }

  @Test
  void nothingThatCouldBeAnAnswerOrADeviceIsKept() {
    assertThat(
            kept(
                "{'agent':'Phone 12','keys':[104,105],'turns':'many','away':{'my name':1},"
                    + "'screens':{'my name':[1,2],'0':[1,2],'3':'hi','4':['h','i'],'5':[1],'6':[1,2,104]}}"))
        .hasValueSatisfying(
            document -> assertThat(document.toString()).isEqualTo("{\"screens\":{}}"));
    assertThat(kept("{'lastWords':'hello'}")).isEmpty();
  }

  @Test
  void whatNoClockSaysIsDropped() {
    assertThat(kept("{'turns':-1,'away':1e300}")).isEmpty();
    assertThat(kept("{'away':0.123456789}").orElseThrow().toString()).isEqualTo("{\"away\":0.1}");
    assertThat(kept("{'away':1e3}").orElseThrow().toString()).isEqualTo("{\"away\":1000}");
  }

  @Test
  void aThousandScreensAreTheMost() {
    StringBuilder screens = new StringBuilder("'1':[1,1]");
    for (int i = 2; i <= 3000; i++) {
      screens.append(",'").append(i).append("':[1,1]");
    }
    assertThat(kept("{'screens':{" + screens + "}}").orElseThrow().getJsonObject("screens"))
        .hasSize(1000);
  }
}
