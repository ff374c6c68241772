package org.fieldvoice.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.InputStream;
import org.fieldvoice.study.Study;

/**
 * The sample study's policy, which leads its provinces to regions, and a first release made from
 * it.
 */
@ApplicationScoped
public class SampleRelease {

  @Inject private Releasing releasing;

  /**
   * Keeps the policy and starts the release. Not to be called within a transaction.
   *
   * @param accountId who asks for it
   */
  public Releasing.Started start(Study study, String code, long accountId) {
    releasing.keepPolicy(study, code, policy());
    return releasing.start(study, code, JsonValue.EMPTY_JSON_OBJECT, accountId);
  }

  private static JsonObject policy() {
    InputStream file = SampleRelease.class.getResourceAsStream("/db/sample/policy.json");
    if (file == null) {
      throw new IllegalStateException("db/sample/policy.json is missing from the application");
    }
    try (JsonReader reader = Json.createReader(file)) {
      return reader.readObject();
    }
  }
}
