package org.fieldvoice;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Fieldvoice as a script sees it. Paths without a slash in front are below {@code /api/}. */
public final class Fieldvoice {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Map<String, String> ADMIN_SESSIONS = new ConcurrentHashMap<>();
  private static final Map<String, String> ADMIN_TOKENS = new ConcurrentHashMap<>();

  private final String address;
  private final Map<String, String> headers;

  private Fieldvoice(String address, Map<String, String> headers) {
    this.address = address;
    this.headers = headers;
  }

  public static Fieldvoice at(String address) {
    return new Fieldvoice(address, Map.of());
  }

  /** What the server answered. */
  public record Answer(int status, byte[] bytes, HttpHeaders headers) {

    public String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    public JsonObject json() {
      return value().asJsonObject();
    }

    public JsonArray array() {
      return value().asJsonArray();
    }

    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    /** This answer, if it has that status; else the test fails with what was answered instead. */
    public Answer expect(int expected) {
      if (status != expected) {
        throw new AssertionError("expected " + expected + " but was " + status + ": " + text());
      }
      return this;
    }

    private JsonValue value() {
      return read(text());
    }
  }

  /** The same server as its administrator. */
  public Fieldvoice asAdministrator() {
    return withToken(ADMIN_TOKENS.computeIfAbsent(address, a -> tokenOf(administratorsSession())));
  }

  /** The cookie of a session of the administrator's, the same for everybody who asks. */
  String administratorsSession() {
    return ADMIN_SESSIONS.computeIfAbsent(
        address, a -> session(TestSession.ADMIN_EMAIL, TestSession.ADMIN_PASSWORD));
  }

  public Fieldvoice withToken(String token) {
    return withHeader("Authorization", "Bearer " + token);
  }

  public Fieldvoice withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Fieldvoice(address, more);
  }

  /** A token for all that this account may. */
  public String token(String email, String password) {
    return tokenOf(session(email, password));
  }

  /** The cookie of a new session, {@code name=value}. */
  private String session(String email, String password) {
    Answer session = post("session", json("email", email, "password", password)).expect(204);
    return session.header("Set-Cookie").replaceAll(";.*", "");
  }

  private String tokenOf(String session) {
    return withHeader("Cookie", session)
        .post("tokens", json("name", "test", "scopes", new String[] {"*"}))
        .expect(201)
        .json()
        .getString("token");
  }

  public Answer get(String path) {
    return send("GET", path, "", BodyPublishers.noBody());
  }

  public Answer delete(String path) {
    return send("DELETE", path, "", BodyPublishers.noBody());
  }

  public Answer post(String path, String json) {
    return send("POST", path, "application/json", BodyPublishers.ofString(json));
  }

  /** Posts without saying how much will come. */
  public Answer postInPieces(String path, String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return send(
        "POST",
        path,
        "application/json",
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
  }

  public Answer put(String path, String json) {
    return send("PUT", path, "application/json", BodyPublishers.ofString(json));
  }

  public Answer upload(String path, byte[] body, String contentType) {
    return send("POST", path, contentType, BodyPublishers.ofByteArray(body));
  }

  /** Puts these bytes there. */
  public Answer put(String path, byte[] body, String contentType) {
    return send("PUT", path, contentType, BodyPublishers.ofByteArray(body));
  }

  /** A text that is JSON. */
  public static JsonValue read(String json) {
    return Json.createReader(new StringReader(json)).readValue();
  }

  /** A JSON object from names and values in turn. */
  public static String json(Object... namesAndValues) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String value = JsonbBuilder.create().toJson(namesAndValues[i + 1]);
      object.add(
          (String) namesAndValues[i], Json.createReader(new StringReader(value)).readValue());
    }
    return object.build().toString();
  }

  private Answer send(String method, String path, String contentType, BodyPublisher body) {
    URI uri = URI.create(address + (path.startsWith("/") ? path : "/api/" + path));
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, body);
    headers.forEach(request::setHeader);
    if (!contentType.isEmpty()) {
      request.setHeader("Content-Type", contentType);
    }
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.body(), response.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
