package org.fieldvoice.respond;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldvoice.platform.SafetyHeaders;
import org.fieldvoice.response.Receipt;

/**
 * A short way for the one request that thousands send at the end of a shift: a filled questionnaire
 * in which nothing is amiss gets its receipt here, without the way through JAX-RS, which would cost
 * it a quarter more (decision 0080). All else, and whatever fails, goes on to {@link
 * SubmissionResource}, which says the same and has the words for what went wrong.
 */
@WebFilter(value = "/r/*", asyncSupported = true)
public class SubmissionDoor extends HttpFilter {

  /** The request's attribute that holds why it was not taken. */
  static final String FAILURE = SubmissionDoor.class.getName() + ".failure";

  private static final long serialVersionUID = 1L;
  private static final Pattern ADDRESS = Pattern.compile("/r/([A-Za-z0-9_-]+)/responses");
  private static final int LARGEST = 1 << 20;

  @Inject private transient SubmissionResource submissions;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<String> token = token(request);
    if (token.isEmpty() || !take(token.get(), request, response)) {
      chain.doFilter(request, response);
    }
  }

  /** The link's token, if this is a submission of a usual size. */
  private static Optional<String> token(HttpServletRequest request) {
    String type = request.getContentType();
    long length = request.getContentLengthLong();
    if (!request.getMethod().equals("POST")
        || type == null
        || !type.startsWith(MediaType.APPLICATION_JSON)
        || length <= 0
        || length > LARGEST) {
      return Optional.empty();
    }
    Matcher address = ADDRESS.matcher(request.getRequestURI());
    return address.matches() ? Optional.of(address.group(1)) : Optional.empty();
  }

  private boolean take(String token, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] json = request.getInputStream().readNBytes(request.getContentLength());
    try {
      write(submissions.take(token, request, json), response);
      return true;
    } catch (RuntimeException e) {
      request.setAttribute(FAILURE, e);
      return false;
    }
  }

  /** Both codes are of letters, digits and dashes. */
  private static void write(Receipt receipt, HttpServletResponse response) throws IOException {
    byte[] json =
        ("{\"receipt\":\""
                + receipt.receipt()
                + "\",\"withdrawalCode\":\""
                + receipt.withdrawalCode()
                + "\"}")
            .getBytes(StandardCharsets.US_ASCII);
    SafetyHeaders.standard().forEach(response::setHeader);
    response.setStatus(
        receipt.repeated() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_CREATED);
    response.setContentType(MediaType.APPLICATION_JSON);
    response.setContentLength(json.length);
    response.getOutputStream().write(json);
  }
}
