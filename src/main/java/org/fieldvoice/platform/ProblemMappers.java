package org.fieldvoice.platform;

import jakarta.json.stream.JsonParsingException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one place where failures become answers. Whatever a resource lets out arrives here; its cause
 * decides: a {@link ProblemException} speaks for itself, a broken database constraint is looked up
 * by its name, a lost database asks for patience, and anything else is logged once under a
 * reference that the user is shown.
 */
public class ProblemMappers implements ExceptionMapper<Throwable> {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class.getName());

  /** Named constraints of the database and what breaking one means. */
  private static final Map<String, Problem> CONSTRAINTS =
      Map.ofEntries(
          Map.entry("uq_study_slug", Problem.STUDY_EXISTS),
          Map.entry("uq_site_code", Problem.CODE_EXISTS),
          Map.entry("uq_channel_code", Problem.CODE_EXISTS),
          Map.entry("uq_account_email", Problem.EMAIL_TAKEN),
          Map.entry("uq_questionnaire_code", Problem.CONFLICT),
          Map.entry("uq_questionnaire_version_number", Problem.CONFLICT),
          Map.entry("uq_attachment_token", Problem.ATTACHMENT_NAME_TAKEN),
          Map.entry("uq_participant_ref", Problem.PARTICIPANT_EXISTS),
          Map.entry("uq_pseudonym", Problem.PSEUDONYM_TAKEN),
          Map.entry("uq_code_name", Problem.CODE_EXISTS),
          Map.entry("uq_transcript_revision", Problem.CONFLICT));

  @Context private @Nullable HttpHeaders headers;

  /** Jersey has a mapper of its own for these, which answers with HTML; a nearer one wins. */
  public static class Violations implements ExceptionMapper<ConstraintViolationException> {
    @Context private @Nullable HttpHeaders headers;

    @Override
    public Response toResponse(ConstraintViolationException thrown) {
      return ProblemDocument.of(problemOf(thrown), headers);
    }
  }

  @Override
  public Response toResponse(Throwable thrown) {
    return ProblemDocument.of(problemOf(thrown), headers);
  }

  /** What this failure means, logged where it is not the caller's doing. */
  public static ProblemException problemOf(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause() == t ? null : t.getCause()) {
      Optional<ProblemException> known = known(t);
      if (known.isPresent()) {
        return known.get();
      }
    }
    String reference = UUID.randomUUID().toString().substring(0, 8);
    LOG.log(Level.SEVERE, "unexpected failure " + reference, thrown);
    return Problem.UNEXPECTED.with("reference", reference);
  }

  private static Optional<ProblemException> known(Throwable t) {
    if (t instanceof ProblemException problem) {
      return Optional.of(problem);
    }
    if (t instanceof SQLException sql) {
      return ofSql(sql);
    }
    if (t instanceof OptimisticLockException) {
      return Optional.of(Problem.CONFLICT.asException());
    }
    if (t instanceof ConstraintViolationException violations) {
      return Optional.of(invalid(violations));
    }
    if (t instanceof WebApplicationException web) {
      return ofStatus(web);
    }
    if (t instanceof jakarta.json.JsonException
        || t instanceof jakarta.json.bind.JsonbException
        || t instanceof ProcessingException) {
      return Optional.of(unread(t));
    }
    return Optional.empty();
  }

  private static ProblemException unread(Throwable thrown) {
    return StrictJson.unknownField(thrown)
        .map(field -> Problem.FIELD_UNKNOWN.with("field", field))
        .orElseGet(() -> Problem.MALFORMED.with("why", place(thrown)));
  }

  /** Where the JSON is wrong; never what stands there, which may be somebody's words. */
  private static String place(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause() == t ? null : t.getCause()) {
      if (t instanceof JsonParsingException e) {
        return "no valid JSON at line "
            + e.getLocation().getLineNumber()
            + ", column "
            + e.getLocation().getColumnNumber();
      }
    }
    return "it is not the JSON that this address takes";
  }

  private static Optional<ProblemException> ofSql(SQLException sql) {
    if (sql instanceof SQLTransientException || sql instanceof SQLNonTransientConnectionException) {
      return Optional.of(Problem.DATABASE_AWAY.asException());
    }
    String state = String.valueOf(sql.getSQLState());
    if (state.startsWith("08")
        || state.equals("HY000") && String.valueOf(sql.getMessage()).contains("allocat")) {
      return Optional.of(Problem.DATABASE_AWAY.asException());
    }
    String message = String.valueOf(sql.getMessage());
    return CONSTRAINTS.entrySet().stream()
        .filter(c -> message.contains(c.getKey()))
        .findFirst()
        .map(c -> new ProblemException(c.getValue(), Map.of()));
  }

  private static ProblemException invalid(ConstraintViolationException violations) {
    List<Map<String, String>> all =
        violations.getConstraintViolations().stream()
            .map(
                v ->
                    Map.of(
                        "at", lastNode(v.getPropertyPath().toString()), "message", v.getMessage()))
            .toList();
    String why =
        all.isEmpty()
            ? firstLine(violations)
            : all.get(0).get("at") + " " + all.get(0).get("message");
    return Problem.INVALID.with("why", why).listing(all);
  }

  private static Optional<ProblemException> ofStatus(WebApplicationException web) {
    if (web.getCause() != null && Set.of(400, 500).contains(web.getResponse().getStatus())) {
      return Optional.empty();
    }
    return ofStatus(web.getResponse().getStatus(), firstLine(web));
  }

  /** What a status means that was answered without our doing. */
  static Optional<ProblemException> ofStatus(int status, String why) {
    return Optional.ofNullable(
        switch (status) {
          case 400 -> Problem.MALFORMED.with("why", why);
          case 404 -> Problem.NOT_FOUND.with("what", "no such address");
          case 405 -> Problem.METHOD_NOT_ALLOWED.asException();
          case 406 -> Problem.NOT_ACCEPTABLE.asException();
          case 413 -> Problem.TOO_LARGE.with("limit", "bytes");
          case 415 -> Problem.UNSUPPORTED_TYPE.asException();
          default -> null;
        });
  }

  private static String lastNode(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static String firstLine(Throwable t) {
    String message = String.valueOf(t.getMessage());
    return message
        .lines()
        .findFirst()
        .map(l -> l.length() > 200 ? l.substring(0, 200) : l)
        .orElse("empty");
  }
}
