package org.fieldvoice.platform;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** What people without an account reach: respondents' pages, published documents. */
@ApplicationPath("r")
public class OutsideApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Resources.outsideApi();
  }

  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
