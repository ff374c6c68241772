package org.fieldvoice.respond;

import java.util.UUID;
import org.fieldvoice.ServerTest;
import org.junit.jupiter.api.BeforeEach;

/** A study of each test's own that collects answers to the sample questionnaire through a link. */
abstract class CollectingTest extends ServerTest {

  String study;
  Collection collection;
  String token;

  @BeforeEach
  void collect() {
    study = newStudy();
    collection = Collection.in(server(), study);
    token = collection.link();
  }

  /** Somebody without a script. */
  PlainBrowser browser(String link) {
    return new PlainBrowser(stranger(), link);
  }

  /** Sends the shortest answers there are through this link and returns the withdrawal code. */
  String answer(String link, UUID id) {
    return stranger()
        .post("/r/" + link + "/responses", Agreed.submission(id, ""))
        .expect(201)
        .json()
        .getString("withdrawalCode");
  }

  String answer(String link) {
    return answer(link, UUID.randomUUID());
  }
}
