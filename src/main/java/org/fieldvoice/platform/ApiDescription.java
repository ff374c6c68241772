package org.fieldvoice.platform;

import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/**
 * {@code /openapi}: the API as the build has described it (decision 0120), in YAML, or in JSON for
 * those who accept that or say {@code ?format=json}.
 */
@WebServlet("/openapi")
public class ApiDescription extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean json = asksForJson(request);
    response.setContentType((json ? "application/json" : "application/yaml") + ";charset=UTF-8");
    SafetyHeaders.standard().forEach(response::setHeader);
    response.setHeader("Vary", "Accept");
    ServletContext application = getServletContext();
    try (InputStream description =
        application.getResourceAsStream("/META-INF/openapi." + (json ? "json" : "yaml"))) {
      description.transferTo(response.getOutputStream());
    }
  }

  private static boolean asksForJson(HttpServletRequest request) {
    String format = request.getParameter("format");
    String accepted = request.getHeader("Accept");
    return format == null
        ? accepted != null && accepted.contains("application/json")
        : format.equalsIgnoreCase("json");
  }
}
