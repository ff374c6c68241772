package org.fieldvoice;

import jakarta.json.JsonObject;
import java.net.URL;
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
