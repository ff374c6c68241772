package org.fieldvoice.respond;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.UUID;
import org.fieldvoice.Fieldvoice;

/**
 * The settings of a study on how people take part, as its owner makes them. On the node that takes
 * them they hold at once, on others after a second.
 */
record Agreed(Fieldvoice server, String study) {

  static final String SHEETS = "/information-sheets";

  /** Writes a sheet in Chinese and English and returns its number. */
  int sheet(String chinese, String english) {
    return server
        .post(
            "studies/" + study + SHEETS,
            "{\"texts\":" + Fieldvoice.json("zh", chinese, "en", english) + "}")
        .json()
        .getInt("number");
  }

  Fieldvoice.Answer set(Object... namesAndValues) {
    JsonObject usual =
        Json.createObjectBuilder()
            .add("agreementRequired", false)
            .add("paradata", true)
            .add("origin", false)
            .build();
    JsonObject changed =
        Json.createReader(new java.io.StringReader(Fieldvoice.json(namesAndValues))).readObject();
    return server.put(
        "studies/" + study + "/participation",
        Json.createObjectBuilder(usual)
            .addAll(Json.createObjectBuilder(changed))
            .build()
            .toString());
  }

  /** Requires agreement to a sheet that says this. */
  int required(String chinese, String english) {
    int number = sheet(chinese, english);
    set("agreementRequired", true).expect(200);
    return number;
  }

  static String submission(UUID id, String more) {
    return "{\"instanceId\":\""
        + id
        + "\",\"language\":\"zh\",\"answers\":{\"consent\":\"no\"}"
        + (more.isEmpty() ? "" : "," + more)
        + "}";
  }
}
