package org.fieldvoice.respond;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.Fieldvoice.Answer;

/** A browser without a script, as the server sees it: it posts forms at a link's address. */
record PlainBrowser(Fieldvoice server, String token) {

  private static final Pattern DRAFT = Pattern.compile("name=\"draft\" value=\"([^\"]+)\"");
  private static final String BOUNDARY = "----a-line-between-parts";

  /** Posts a form's fields, names and values in turn. */
  Answer post(String... fields) {
    return postTo("", fields);
  }

  /** The same below the link's address: {@code /withdrawal?lang=zh}. */
  Answer postTo(String path, String... fields) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      body.append(i == 0 ? "" : "&")
          .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return server
        .withHeader("Origin", "null")
        .upload(
            "/r/" + token + path,
            body.toString().getBytes(StandardCharsets.UTF_8),
            "application/x-www-form-urlencoded");
  }

  /** Posts a PDF in the field with this name, and further fields. */
  Answer postFile(String name, byte[] file, String... fields) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < fields.length; i += 2) {
      body.writeBytes(part("name=\"" + fields[i] + "\"", fields[i + 1]));
    }
    String head = "name=\"" + name + "\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf";
    body.writeBytes(part(head, new String(file, StandardCharsets.ISO_8859_1)));
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return server
        .withHeader("Origin", "null")
        .upload("/r/" + token, body.toByteArray(), "multipart/form-data; boundary=" + BOUNDARY);
  }

  private static byte[] part(String head, String content) {
    String part =
        "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + content;
    return (part + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** With what the screen goes on; empty on a page that has no draft. */
  static String draftOf(Answer page) {
    Matcher draft = DRAFT.matcher(page.text());
    return draft.find() ? draft.group(1) : "";
  }
}
