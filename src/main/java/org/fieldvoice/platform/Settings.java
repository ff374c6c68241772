package org.fieldvoice.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * What whoever runs the server has set, by environment or system property. Each name stands in
 * docs/operations.md.
 */
@ApplicationScoped
public class Settings {

  @Inject private Config config;

  /** The folder that holds what is not in the database: the vault's key. */
  public Path dataFolder() {
    return Path.of(text("FIELDVOICE_DATA").orElse("data")).toAbsolutePath();
  }

  /** The vault's key as a Tink keyset in JSON, for servers that keep no folder of their own. */
  public Optional<String> vaultKey() {
    return text("FIELDVOICE_VAULT_KEY");
  }

  public Optional<String> adminEmail() {
    return text("FIELDVOICE_ADMIN_EMAIL");
  }

  public Optional<String> adminPassword() {
    return text("FIELDVOICE_ADMIN_PASSWORD");
  }

  /** The one-time secret of the first start, which the launcher made and printed. */
  public Optional<String> setupSecret() {
    return text("FIELDVOICE_SETUP_SECRET");
  }

  public boolean loadSample() {
    return text("FIELDVOICE_SAMPLE").map(Boolean::parseBoolean).orElse(false);
  }

  /**
   * The address under which phones reach this server, without a slash at its end; for links and
   * posters.
   */
  public Optional<String> publicAddress() {
    return text("FIELDVOICE_ADDRESS")
        .map(a -> a.endsWith("/") ? a.substring(0, a.length() - 1) : a);
  }

  /** The address of links: what was set, else how this request has come. */
  public String addressOf(URI base) {
    return publicAddress().orElseGet(() -> base.resolve("/").toString().replaceFirst("/$", ""));
  }

  /** How many submissions a second one link takes for long; 0 for any number. */
  public int linkRate() {
    return config.getOptionalValue("FIELDVOICE_LINK_RATE", Integer.class).orElse(50);
  }

  /**
   * How many proxies of ours stand before the server: so many of the last addresses in {@code
   * X-Forwarded-For} can be believed.
   */
  public int proxies() {
    return config.getOptionalValue("FIELDVOICE_PROXIES", Integer.class).orElse(0);
  }

  private Optional<String> text(String name) {
    return config.getOptionalValue(name, String.class).filter(v -> !v.isBlank());
  }
}
