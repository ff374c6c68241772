package org.fieldvoice.response;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A {@link Selection} as the condition of a query on {@code survey_response r}. */
final class Filter {

  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  private Filter() {}

  static Filter of(Selection selection) {
    Filter filter = new Filter().and("r.questionnaire_id = ?", selection.questionnaireId());
    selection.site().ifPresent(code -> filter.and(placed("site"), code));
    selection.channel().ifPresent(code -> filter.and(placed("channel"), code));
    selection
        .flag()
        .ifPresent(
            flag -> filter.and("concat(' ', r.flags, ' ') like concat('% ', ?, ' %')", flag));
    selection.from().ifPresent(from -> filter.and("r.submitted_at >= ?", Utc.of(from)));
    selection.to().ifPresent(to -> filter.and("r.submitted_at < ?", Utc.of(to)));
    if (selection.states().size() < State.values().length) {
      List<String> marks = Collections.nCopies(selection.states().size(), "?");
      filter.conditions.add("r.state in (" + String.join(", ", marks) + ")");
      selection.states().forEach(state -> filter.values.add(state.word()));
    }
    return filter;
  }

  Filter and(String condition, Object value) {
    conditions.add(condition);
    values.add(value);
    return this;
  }

  String where() {
    return " where " + String.join(" and ", conditions);
  }

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  private static String placed(String table) {
    return "r."
        + table
        + "_id in (select t.id from "
        + table
        + " t where t.code = ? and t.study_id = r.study_id)";
  }
}
