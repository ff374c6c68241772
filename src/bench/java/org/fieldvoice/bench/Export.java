package org.fieldvoice.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;

/** The raw CSV of a million responses against a bare streaming read of the same columns of the same rows, by turns. */
final class Export {

  private static final long ROWS = 1_000_000;
  private static final int ROUNDS = 3;
  private static final String PATH = "/api/studies/bench/questionnaires/wesupport_users/responses.csv";
  private static final String READ =
      "select instance_id, version_id, site_id, channel_id, language, mode, state, flags, started_at, submitted_at,"
          + " received_at, answers from survey_response order by id";

  private final BenchServer server;

  Export(BenchServer server) {
    this.server = server;
  }

  /** Seconds, the medians. */
  record Result(long rows, double http, double jdbc, double firstByteMillis) {}

  Result measure() throws Exception {
    long rows = fill();
    String bearer = BenchStudy.signIn(server);
    double[] http = new double[ROUNDS];
    double[] jdbc = new double[ROUNDS];
    double[] first = new double[ROUNDS];
    download(bearer);
    for (int round = 0; round < ROUNDS; round++) {
      jdbc[round] = read(rows);
      double[] download = download(bearer);
      first[round] = download[0] * 1000;
      http[round] = download[1];
    }
    return new Result(rows, median(http), median(jdbc), median(first));
  }

  /** Copies what is there until there are a million. */
  private long fill() throws Exception {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      long rows = count(statement);
      while (rows < ROWS) {
        statement.executeUpdate(
            "insert into survey_response (instance_id, study_id, questionnaire_id, version_id, site_id, mode, language,"
                + " started_at, submitted_at, received_at, content_hash, answers) select unhex(replace(uuid(), '-', '')),"
                + " study_id, questionnaire_id, version_id, site_id, mode, language, started_at, submitted_at,"
                + " received_at, content_hash, answers from survey_response limit " + Math.min(50_000, ROWS - rows));
        rows = count(statement);
      }
      if (rows > ROWS) {
        statement.executeUpdate("delete from survey_response order by id desc limit " + (rows - ROWS));
      }
      return count(statement);
    }
  }

  private static long count(Statement statement) throws Exception {
    try (ResultSet row = statement.executeQuery("select count(*) from survey_response")) {
      row.next();
      return row.getLong(1);
    }
  }

  private double read(long expected) throws Exception {
    long began = System.nanoTime();
    long rows = 0;
    try (Connection connection = server.connect();
        PreparedStatement select =
            connection.prepareStatement(READ, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      select.setFetchSize(Integer.MIN_VALUE);
      try (ResultSet row = select.executeQuery()) {
        for (; row.next(); rows++) {
          for (int column = 1; column <= 12; column++) {
            row.getObject(column);
          }
        }
      }
    }
    if (rows != expected) {
      throw new IllegalStateException(rows + " rows");
    }
    return (System.nanoTime() - began) / 1e9;
  }

  /** Seconds to the first byte of the body, and to the last. */
  private double[] download(String bearer) throws Exception {
    long began = System.nanoTime();
    double[] seconds = new double[2];
    try (Wire wire = Wire.to(server.port())) {
      int status =
          wire.send(
              Wire.get(PATH, bearer),
              (bytes, length) -> {
                if (seconds[0] == 0) {
                  seconds[0] = (System.nanoTime() - began) / 1e9;
                }
              });
      if (status != 200) {
        throw new IllegalStateException("status " + status);
      }
    }
    seconds[1] = (System.nanoTime() - began) / 1e9;
    return seconds;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
