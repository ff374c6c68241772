package org.fieldvoice.response;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.platform.ProblemSentences;
import org.fieldvoice.response.Arrival.Place;
import org.fieldvoice.response.Intake.Outcome;
import org.fieldvoice.response.Intake.Ticket;
import org.fieldvoice.response.SubmissionCheck.Checked;
import org.jspecify.annotations.Nullable;

/**
 * Brings in responses from a file, a JSON object a line, checked as strictly as those that phones
 * send. What was brought in before is told as repeated; a line that fails says why and holds no
 * other up.
 *
 * <p>Must be called outside a transaction: each batch is committed as it is read.
 */
@ApplicationScoped
public class BringIn {

  private static final int BATCH = 200;
  private static final int LONGEST_LINE = 1 << 20;
  private static final int MOST_PROBLEMS = 1000;

  @Inject private Versions versions;
  @Inject private Preparation preparation;
  @Inject private Responses responses;
  @Inject private Intake intake;
  @Inject private Clock clock;

  /**
   * What became of a file.
   *
   * @param repeated lines that had been brought in, or sent, before
   * @param problemCount how many lines failed; {@code problems} has the first thousand
   */
  public record Report(
      long accepted, long repeated, long problemCount, List<LineProblem> problems) {}

  /**
   * A line that was not brought in.
   *
   * @param line from 1
   * @param type the problem's name
   * @param problems the broken rules, where the answers are at fault
   */
  public record LineProblem(long line, String type, String message, List<AnswerProblem> problems) {}

  /**
   * Where the responses go.
   *
   * @param languages in which whoever brings them in is told what failed, the best first
   */
  public record Target(long studyId, long questionnaireId, List<Locale> languages) {}

  private record Numbered(long line, Arrival arrival) {}

  /**
   * Reads the stream to its end.
   *
   * @param read told how many bytes have been read, after each batch
   */
  public Report from(InputStream stream, Target target, LongConsumer read) {
    return new Run(target, read).run(stream);
  }

  private final class Run {
    private final Target target;
    private final LongConsumer read;
    private final Map<String, Long> sites;
    private final Map<String, Long> channels;
    private final List<Numbered> batch = new ArrayList<>(BATCH);
    private final List<LineProblem> problems = new ArrayList<>();
    private long accepted;
    private long repeated;
    private long failed;
    private long bytes;

    Run(Target target, LongConsumer read) {
      this.target = target;
      this.read = read;
      Responses.Codes codes = responses.codes(target.questionnaireId());
      this.sites = codes.sitesByCode();
      this.channels = codes.channelsByCode();
    }

    Report run(InputStream stream) {
      try (BufferedInputStream in = new BufferedInputStream(stream, 1 << 16)) {
        byte[] json = line(in);
        for (long line = 1; json != null; line++) {
          take(line, json);
          json = line(in);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      store();
      return new Report(accepted, repeated, failed, List.copyOf(problems));
    }

    private void take(long line, byte[] json) {
      bytes += json.length + 1;
      if (isBlank(json)) {
        return;
      }
      try {
        batch.add(new Numbered(line, arrival(json)));
      } catch (ProblemException e) {
        note(line, e);
      }
      if (batch.size() == BATCH) {
        store();
      }
    }

    private Arrival arrival(byte[] json) {
      if (json.length > LONGEST_LINE) {
        throw Problem.TOO_LARGE.with("limit", (LONGEST_LINE >> 10) + " KiB");
      }
      Submission submission = SubmissionReader.readLine(json);
      Versions.Answered version = versions.answered(target.questionnaireId(), submission.version());
      Place place =
          new Place(
              target.studyId(),
              target.questionnaireId(),
              version.id(),
              id("site", sites, submission.site()),
              id("channel", channels, submission.channel()));
      Checked checked = version.check().check(submission, clock.instant());
      return preparation.of(submission, checked, place, clock.instant());
    }

    private void store() {
      List<Ticket> tickets = intake.addAll(batch.stream().map(Numbered::arrival).toList());
      for (int i = 0; i < tickets.size(); i++) {
        count(batch.get(i).line(), tickets.get(i));
      }
      batch.clear();
      read.accept(bytes);
    }

    private void count(long line, Ticket ticket) {
      try {
        Outcome outcome = ticket.outcome();
        accepted += outcome == Outcome.STORED ? 1 : 0;
        repeated += outcome == Outcome.REPEATED ? 1 : 0;
        if (outcome == Outcome.DIFFERENT) {
          note(line, Problem.SUBMISSION_DIFFERS.asException());
        }
      } catch (ProblemException e) {
        note(line, e);
      }
    }

    private void note(long line, ProblemException problem) {
      failed++;
      if (problems.size() < MOST_PROBLEMS) {
        List<AnswerProblem> answers =
            problem.problems().stream()
                .filter(AnswerProblem.class::isInstance)
                .map(AnswerProblem.class::cast)
                .toList();
        String message = ProblemSentences.of(problem, target.languages());
        problems.add(new LineProblem(line, problem.problem().type(), message, answers));
      }
    }
  }

  private static Optional<Long> id(String what, Map<String, Long> ids, Optional<String> code) {
    return code.map(
        c ->
            Optional.ofNullable(ids.get(c))
                .orElseThrow(() -> Problem.INVALID.with("why", "there is no " + what + " " + c)));
  }

  /**
   * The next line without its end; {@code null} after the last. Of one that is too long, only as
   * much as shows it.
   */
  private static byte @Nullable [] line(InputStream in) throws IOException {
    int next = in.read();
    if (next < 0) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    while (next >= 0 && next != '\n') {
      if (line.size() <= LONGEST_LINE) {
        line.write(next);
      }
      next = in.read();
    }
    return line.toByteArray();
  }

  private static boolean isBlank(byte[] line) {
    return new String(line, 0, Math.min(line.length, 64), StandardCharsets.UTF_8).isBlank();
  }
}
