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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  Running prepare(
      Selection selection, Format format, Optional<String> repeat, Set<BesideColumns> asked) {
    Map<Long, Integer> numbers = versions.numbers(selection.questionnaireId());
    List<Form> newestFirst = numbers.keySet().stream().map(forms::of).toList();
    if (repeat.filter(name -> !Columns.hasRepeat(newestFirst, name)).isPresent()) {
      throw Problem.NOT_FOUND.with("what", "repeat " + repeat.get());
    }
    return new Running(selection, format, repeat, newestFirst, numbers, columns(selection, asked));
  }

  /** The columns beside the answers, in the order in which they are declared. */
  private List<BesideColumns.Column> columns(Selection selection, Set<BesideColumns> asked) {
    try (Connection connection = database.getConnection()) {
      List<BesideColumns.Column> columns = new ArrayList<>();
      for (BesideColumns group : BesideColumns.values()) {
        if (asked.contains(group) || group.isUsed(connection, selection.questionnaireId())) {
          columns.addAll(group.columns());
        }
      }
      return columns;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** One export. */
  final class Running {
    private final Selection selection;
    private final Format format;
    private final Optional<String> repeat;
    private final List<Form> forms;
    private final Map<Long, Integer> numbers;
    private final List<BesideColumns.Column> beside;
    private volatile Map<String, String> trailers = Map.of();

    private Running(
        Selection selection,
        Format format,
        Optional<String> repeat,
        List<Form> newestFirst,
        Map<Long, Integer> numbers,
        List<BesideColumns.Column> beside) {
      this.selection = selection;
      this.format = format;
      this.repeat = repeat;
      this.forms = newestFirst;
      this.numbers = numbers;
      this.beside = beside;
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
      Responses.Codes codes = responses.codes(selection.questionnaireId());
      Export export = new Export(numbers, codes, beside.size(), lines);
      String columns =
          Stream.concat(
                  Stream.of(Export.COLUMNS), beside.stream().map(BesideColumns.Column::expression))
              .collect(Collectors.joining(", "));
      lines.begin();
      try (Connection connection = database.getConnection()) {
        Responses.stream(connection, columns, selection, export::take);
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
      List<String> ours =
          Stream.concat(Stream.of(Lines.OURS), beside.stream().map(BesideColumns.Column::name))
              .toList();
      return switch (format) {
        case CSV -> new TableLines(ours, forms, repeat, new CsvTable(out));
        case XLSX -> new TableLines(ours, forms, repeat, new XlsxTable(out));
        case NDJSON -> new NdjsonLines(ours, Identifying.of(forms), out);
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
