package org.fieldvoice.response;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Columns of an export that hold what is kept beside the answers. Those that a study has are
 * written, those about how it was answered only when asked for.
 */
enum BesideColumns {
  /** The version of the information sheet that was agreed to. */
  AGREEMENT(
      "select 1 from information_sheet s join questionnaire q on q.study_id = s.study_id where q.id = ? limit 1",
      List.of(
          new Column(
              "sheet",
              "(select s.number from response_agreement a join information_sheet s on s.id = a.sheet_id"
                  + " where a.instance_id = r.instance_id)"))),
  /** Who came through whom, by pseudonymous codes. */
  CHAIN(
      "select 1 from recruiter c join questionnaire q on q.study_id = c.study_id where q.id = ? limit 1",
      List.of(
          new Column(
              "coupon",
              "(select concat(p.code, '-', c.number) from coupon c join recruiter p on p.id = c.recruiter_id"
                  + " where c.link_id = r.link_id)"),
          new Column(
              "recruiter",
              "(select p.code from coupon c join recruiter p on p.id = c.recruiter_id"
                  + " where c.link_id = r.link_id)"),
          new Column(
              "wave",
              "coalesce((select p.wave + 1 from coupon c join recruiter p on p.id = c.recruiter_id"
                  + " where c.link_id = r.link_id), 0)"),
          new Column(
              "recruits_as",
              "(select p.code from recruiter p where p.instance_id = r.instance_id)"))),
  /** How it was answered, in numbers. */
  PARADATA(
      "",
      List.of(
          paradata("script"),
          paradata("turns"),
          paradata("languages"),
          paradata("interruptions"),
          paradata("away"),
          new Column("paradata/screens", "json_extract(r.paradata, '$.screens')")));

  private final String used;
  private final List<Column> columns;

  /**
   * A column.
   *
   * @param expression over the response {@code r}
   */
  record Column(String name, String expression) {}

  BesideColumns(String used, List<Column> columns) {
    this.used = used;
    this.columns = columns;
  }

  private static Column paradata(String name) {
    return new Column(
        "paradata/" + name, "json_unquote(json_extract(r.paradata, '$." + name + "'))");
  }

  List<Column> columns() {
    return columns;
  }

  boolean isUsed(Connection connection, long questionnaireId) throws SQLException {
    if (used.isEmpty()) {
      return false;
    }
    try (PreparedStatement select = connection.prepareStatement(used)) {
      select.setLong(1, questionnaireId);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }
}
