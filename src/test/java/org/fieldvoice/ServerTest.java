package org.fieldvoice;

import jakarta.json.JsonObject;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test against the running server, over HTTP as everybody uses it. */
@ExtendWith({KeptServer.class, ArquillianExtension.class})
@RunAsClient
public abstract class ServerTest {

  private static final long JOB_NANOS = 60_000_000_000L;
  private static final long POLL_NANOS = 50_000_000L;
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Map<String, Somebody> KNOWN = new ConcurrentHashMap<>();

  @ArquillianResource private URL deployment;

  /** The server's address without a slash at its end. */
  protected String address() {
    return "http://127.0.0.1:" + deployment.getPort();
  }

  /** The server as its administrator uses it. */
  protected Fieldvoice server() {
    return Fieldvoice.at(address()).asAdministrator();
  }

  /** The server as somebody uses it who has not signed in. */
  protected Fieldvoice stranger() {
    return Fieldvoice.at(address());
  }

  /**
   * Makes a study that no other test knows, with the sample's sites and channels, and returns its
   * short name.
   */
  protected String newStudy() {
    String slug = "study-" + Long.toString(System.nanoTime(), 36) + "-" + COUNT.incrementAndGet();
    Fieldvoice server = server();
    server.post(
        "studies",
        Fieldvoice.json("slug", slug, "title", "Test 测试", "languages", new String[] {"zh", "en"}));
    for (String site : new String[] {"shenzhen-a", "dongguan-b", "dongguan-c"}) {
      server.post(
          "studies/" + slug + "/sites", Fieldvoice.json("code", site, "name", site, "target", 150));
    }
    server.post(
        "studies/" + slug + "/channels", Fieldvoice.json("code", "poster", "name", "Poster 海报"));
    return slug;
  }

  /** The server as somebody uses it who has an account and is in no study. */
  protected Fieldvoice outsider() {
    return known("outsider").server();
  }

  /** The server as our colleague uses it, who is this in the study and may be others elsewhere. */
  protected Fieldvoice colleague(String study, String role) {
    Somebody colleague = known("colleague");
    server()
        .put(
            "studies/" + study + "/members",
            Fieldvoice.json("email", colleague.email(), "role", role))
        .expect(200);
    return colleague.server();
  }

  /** Accounts serve more than one test: each takes the server two slow hashes of its password. */
  private Somebody known(String name) {
    return KNOWN.computeIfAbsent(address() + " " + name, n -> somebody());
  }

  private Somebody somebody() {
    String email = UUID.randomUUID() + "@example.org";
    String password = "long enough secret";
    server()
        .post(
            "accounts", Fieldvoice.json("email", email, "name", "Colleague", "password", password))
        .expect(201);
    return new Somebody(email, stranger().withToken(stranger().token(email, password)));
  }

  /** An account, and the server as its holder uses it. */
  private record Somebody(String email, Fieldvoice server) {}

  /** The rows of this query of the server's own database. */
  protected static List<List<Object>> stored(String query, Object... values) {
    return TestSession.database().rows(query, values);
  }

  /** What was noted of this act on this object, the earliest first. */
  protected static List<String> noted(String action, String object) {
    return stored(
            "select details from audit where action = ? and object = ? order by id", action, object)
        .stream()
        .map(row -> String.valueOf(row.get(0)))
        .toList();
  }

  /** What became of the job that was started: its state once it no longer runs. */
  protected JsonObject ended(Fieldvoice.Answer started) {
    String job = "jobs/" + started.expect(202).json().getJsonNumber("job");
    long deadline = System.nanoTime() + JOB_NANOS;
    JsonObject state = server().get(job).expect(200).json();
    while (state.getString("state").equals("RUNNING") && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL_NANOS);
      state = server().get(job).expect(200).json();
    }
    return state;
  }
}
