package org.fieldvoice.response;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Responses as JSON, one a line, as they can be brought in again. */
final class NdjsonLines implements Lines {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();
  private static final int VERSION = 1;

  private final List<String> names;
  private final Withheld identifying;
  private final JsonGenerator out;

  /**
   * @param identifying what is left out of the answers
   */
  NdjsonLines(List<String> ours, Withheld identifying, OutputStream stream) {
    this.names = ours;
    this.identifying = identifying;
    try {
      out = JSON.createGenerator(stream, JsonEncoding.UTF8);
      out.setRootValueSeparator(null);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void begin() throws IOException {
    out.flush();
  }

  @Override
  public int response(@Nullable String[] ours, byte[] answers) throws IOException {
    out.writeStartObject();
    for (int i = 0; i < names.size(); i++) {
      String value = ours[i];
      if (value != null && !value.isEmpty()) {
        out.writeFieldName(names.get(i));
        write(i, value);
      }
    }
    out.writeFieldName("answers");
    writeAnswers(answers);
    out.writeEndObject();
    out.writeRaw('\n');
    return 1;
  }

  private void writeAnswers(byte[] answers) throws IOException {
    if (identifying.isEmpty()) {
      out.writeRawValue(new String(answers, StandardCharsets.UTF_8));
      return;
    }
    try (JsonParser parser = JSON.createParser(answers)) {
      parser.nextToken();
      identifying.copy(parser, out);
    }
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }

  private void write(int column, String value) throws IOException {
    if (column == VERSION) {
      out.writeNumber(Integer.parseInt(value));
    } else {
      out.writeString(value);
    }
  }
}
