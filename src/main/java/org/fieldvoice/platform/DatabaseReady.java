package org.fieldvoice.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database answers: {@code /health/ready} is 200 or 503. */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {

  private static final int SECONDS = 3;

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Override
  public HealthCheckResponse call() {
    try (Connection c = database.getConnection()) {
      return HealthCheckResponse.named("database").status(c.isValid(SECONDS)).build();
    } catch (SQLException e) {
      return HealthCheckResponse.named("database").down().build();
    }
  }
}
