package org.fieldvoice.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What is said where no resource answers: an address that there is not, a file that is asked for in
 * a way that files do not take. A browser gets a page, everything else a problem document; the
 * server's own error page is never shown. {@code web.xml} sends failures here.
 */
@WebServlet(ErrorPage.ADDRESS)
public class ErrorPage extends HttpServlet {

  static final String ADDRESS = "/nothing-here";

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="%s">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <link rel="stylesheet" href="/design/tokens.css">
      <link rel="stylesheet" href="/design/base.css">
      <link rel="stylesheet" href="/studio/studio.css">
      <title>Fieldvoice</title>
      </head>
      <body><main class="door"><h1><a href="/">Fieldvoice</a></h1><p>%s</p></main></body>
      </html>
      """;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ProblemException failure = failure(request);
    List<Locale> languages = languages(request);
    SafetyHeaders.standard().forEach(response::setHeader);
    response.setHeader("Vary", "Accept, Accept-Language");
    response.setStatus(failure.problem().status());
    response.setCharacterEncoding("UTF-8");
    if (String.valueOf(request.getHeader("Accept")).contains("text/html")) {
      response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'");
      response.setContentType("text/html");
      response.getWriter().write(page(failure, languages));
    } else {
      response.setContentType(ProblemDocument.type().toString());
      response.getWriter().write(ProblemDocument.text(failure, languages));
    }
  }

  private static String page(ProblemException failure, List<Locale> languages) {
    String sentence = ProblemSentences.of(failure, languages);
    return PAGE.formatted(
        ProblemSentences.language(languages).toLanguageTag(),
        sentence.replace("&", "&amp;").replace("<", "&lt;"));
  }

  /** What was asked for; without it a servlet would get the language of the machine. */
  private static List<Locale> languages(HttpServletRequest request) {
    return request.getHeader("Accept-Language") == null
        ? List.of()
        : Collections.list(request.getLocales());
  }

  /** Whoever asks for this address itself finds nothing, as at any other that there is not. */
  private static ProblemException failure(HttpServletRequest request) {
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
      return ProblemMappers.problemOf(thrown);
    }
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer told
            ? told
            : HttpServletResponse.SC_NOT_FOUND;
    if (status == HttpServletResponse.SC_FORBIDDEN) {
      // So the container answers who would write a file.
      return Problem.METHOD_NOT_ALLOWED.asException();
    }
    return ProblemMappers.ofStatus(status, "it is none that this server answers")
        .orElseGet(() -> ProblemMappers.problemOf(new IllegalStateException("status " + status)));
  }
}
