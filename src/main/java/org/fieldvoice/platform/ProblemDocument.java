package org.fieldvoice.platform;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A failure as an RFC 9457 problem document. */
final class ProblemDocument {

  private static final Jsonb JSONB = JsonbBuilder.create();

  private ProblemDocument() {}

  static Response of(ProblemException failure, @Nullable HttpHeaders headers) {
    List<Locale> languages = headers == null ? List.of() : headers.getAcceptableLanguages();
    int status = failure.problem().status();
    Response.ResponseBuilder response =
        Response.status(status).type(type()).entity(text(failure, languages));
    if (status == 503) {
      response.header(HttpHeaders.RETRY_AFTER, "5");
    }
    return response.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE).build();
  }

  /** The document itself, in the first of these languages that has words for it. */
  static String text(ProblemException failure, List<Locale> languages) {
    Problem problem = failure.problem();
    JsonObjectBuilder document =
        Json.createObjectBuilder()
            .add("type", "/problems/" + problem.type())
            .add("title", problem.type().replace('-', ' '))
            .add("status", problem.status())
            .add("detail", ProblemSentences.of(failure, languages));
    for (Map.Entry<String, Object> detail : failure.details().entrySet()) {
      document.add(detail.getKey(), json(detail.getValue()));
    }
    if (!failure.problems().isEmpty()) {
      document.add("problems", json(failure.problems()));
    }
    return document.build().toString();
  }

  static MediaType type() {
    return MediaType.valueOf("application/problem+json");
  }

  private static JsonValue json(Object value) {
    String text = JSONB.toJson(value);
    return Json.createReader(new java.io.StringReader(text)).readValue();
  }
}
