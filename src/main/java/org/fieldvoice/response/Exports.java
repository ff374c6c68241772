package org.fieldvoice.response;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Forms;

/** Exports of all responses, in constant memory: a row is written as it is read. */
@ApplicationScoped
class Exports {

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private Versions versions;
  @Inject private Responses responses;
  @Inject private Forms forms;

  /** What an export is written as. */
  enum Format {
    CSV("text/csv;charset=UTF-8"),
    NDJSON("application/x-ndjson"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    Format(String mediaType) {
      this.mediaType = mediaType;
    }

    static Format of(String word) {
      return Arrays.stream(values())
          .filter(f -> f.name().toLowerCase(Locale.ROOT).equals(word))
          .findFirst()
          .orElseThrow(() -> Problem.NOT_FOUND.with("what", "format " + word));
    }

    String mediaType() {
      return mediaType;
    }
  }

  /** Finds out what there is to write; nothing is read of the responses yet. */
  Running prepare(Selection selection, Format format, Optional<String> repeat) {
    Map<Long, Integer> numbers = versions.numbers(selection.questionnaireId());
    List<Form> newestFirst = numbers.keySet().stream().map(forms::of).toList();
    if (repeat.filter(name -> !Columns.hasRepeat(newestFirst, name)).isPresent()) {
      throw Problem.NOT_FOUND.with("what", "repeat " + repeat.get());
    }
    return new Running(selection, format, repeat, newestFirst, numbers);
  }

  /** One export. */
  final class Running {
    private final Selection selection;
    private final Format format;
    private final Optional<String> repeat;
    private final List<Form> forms;
    private final Map<Long, Integer> numbers;
    private volatile Map<String, String> trailers = Map.of();

    private Running(
        Selection selection,
        Format format,
        Optional<String> repeat,
        List<Form> newestFirst,
        Map<Long, Integer> numbers) {
      this.selection = selection;
      this.format = format;
      this.repeat = repeat;
      this.forms = newestFirst;
      this.numbers = numbers;
    }

    Format format() {
      return format;
    }

    /** {@code Digest} and {@code Row-Count} once everything was written; nothing before. */
    Map<String, String> trailers() {
      return trailers;
    }

    void writeTo(OutputStream out) throws IOException {
      MessageDigest digest = sha256();
      Lines lines = lines(new DigestOutputStream(out, digest));
      Export export = new Export(numbers, responses.codes(selection.questionnaireId()), lines);
      lines.begin();
      try (Connection connection = database.getConnection()) {
        Responses.stream(connection, Export.COLUMNS, selection, export::take);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      } catch (SQLException e) {
        throw new DatabaseException(e);
      }
      lines.end();
      trailers =
          Map.of(
              "Digest",
              "sha-256=" + Base64.getEncoder().encodeToString(digest.digest()),
              "Row-Count",
              Long.toString(export.count()));
    }

    private Lines lines(OutputStream out) {
      return switch (format) {
        case CSV -> new TableLines(forms, repeat, new CsvTable(out));
        case XLSX -> new TableLines(forms, repeat, new XlsxTable(out));
        case NDJSON -> new NdjsonLines(out);
      };
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
