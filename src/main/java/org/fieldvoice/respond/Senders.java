package org.fieldvoice.respond;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.fieldvoice.platform.Settings;
import org.fieldvoice.response.Sender;

/** From where requests come; behind proxies, as the outermost of them saw it. */
@ApplicationScoped
class Senders {

  private static final Pattern COMMA = Pattern.compile(",");

  @Inject private Settings settings;
  private int proxies;

  /** Asked once: the configuration is a search through many sources. */
  @PostConstruct
  void prepare() {
    proxies = settings.proxies();
  }

  Sender of(HttpServletRequest request) {
    String browser = request.getHeader(HttpHeaders.USER_AGENT);
    return new Sender(network(request), browser == null ? "" : browser);
  }

  private String network(HttpServletRequest request) {
    if (proxies == 0) {
      return request.getRemoteAddr();
    }
    List<String> passed =
        Collections.list(request.getHeaders("X-Forwarded-For")).stream()
            .flatMap(COMMA::splitAsStream)
            .map(String::strip)
            .toList();
    return passed.isEmpty()
        ? request.getRemoteAddr()
        : passed.get(Math.max(0, passed.size() - proxies));
  }
}
