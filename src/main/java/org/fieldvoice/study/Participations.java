package org.fieldvoice.study;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.fieldvoice.platform.DatabaseException;
import org.fieldvoice.study.Participation.PassingOn;
import org.fieldvoice.study.Participation.Told;

/**
 * What each study has set about taking part. Asked at every page and every submission, so it is
 * remembered for a second.
 */
@ApplicationScoped
public class Participations {

  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int MOST_REMEMBERED = 1_000;

  @Resource(lookup = "java:app/jdbc/fieldvoice")
  private DataSource database;

  @Inject private Clock clock;

  private final Map<Long, Known> remembered = new ConcurrentHashMap<>();

  private record Known(Participation participation, Instant readAt) {}

  /** What holds, at most a second old. */
  public Participation of(long studyId) {
    Instant now = clock.instant();
    Known known = remembered.get(studyId);
    if (known == null || known.readAt().plus(FRESH).isBefore(now)) {
      known = new Known(read(studyId), now);
      if (remembered.size() >= MOST_REMEMBERED) {
        remembered.clear();
      }
      remembered.put(studyId, known);
    }
    return known.participation();
  }

  /** What holds now. */
  Participation read(long studyId) {
    String sql =
        "select agreement_required, paradata, origin, coupons, coupon_kind, told, resume_by_invitation"
            + " from participation where study_id = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, studyId);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? participation(row) : Participation.USUAL;
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  void set(long studyId, Participation to) {
    String sql =
        "insert into participation (study_id, agreement_required, paradata, origin, coupons, coupon_kind, told,"
            + " resume_by_invitation) values (?, ?, ?, ?, ?, ?, ?, ?) on duplicate key update agreement_required ="
            + " values(agreement_required), paradata = values(paradata), origin = values(origin), coupons ="
            + " values(coupons), coupon_kind = values(coupon_kind), told = values(told),"
            + " resume_by_invitation = values(resume_by_invitation)";
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setLong(1, studyId);
      update.setBoolean(2, to.agreementRequired());
      update.setBoolean(3, to.paradata());
      update.setBoolean(4, to.origin());
      update.setObject(5, to.passingOn().map(PassingOn::limit).orElse(null));
      update.setString(
          6,
          to.passingOn()
              .map(PassingOn::kind)
              .orElse(PassingOn.Kind.SINGLE)
              .name()
              .toLowerCase(Locale.ROOT));
      update.setString(7, json(to.told()));
      update.setBoolean(8, to.resumeByInvitation());
      update.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
    remembered.remove(studyId);
  }

  private static Participation participation(ResultSet row) throws SQLException {
    Integer coupons = row.getObject(4, Integer.class);
    Optional<PassingOn> passingOn =
        coupons == null
            ? Optional.empty()
            : Optional.of(
                new PassingOn(
                    coupons, PassingOn.Kind.valueOf(row.getString(5).toUpperCase(Locale.ROOT))));
    return new Participation(
        row.getBoolean(1),
        row.getBoolean(2),
        row.getBoolean(3),
        row.getBoolean(7),
        passingOn,
        told(row.getString(6)));
  }

  private static String json(Map<String, Told> told) {
    JsonObjectBuilder all = Json.createObjectBuilder();
    told.forEach(
        (tag, texts) -> {
          JsonObjectBuilder one = Json.createObjectBuilder();
          texts.contact().ifPresent(text -> one.add("contact", text));
          texts.use().ifPresent(text -> one.add("use", text));
          all.add(tag, one);
        });
    return all.build().toString();
  }

  private static Map<String, Told> told(String json) {
    Map<String, Told> told = new HashMap<>();
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      JsonObject all = reader.readObject();
      all.keySet().forEach(tag -> told.put(tag, told(all.getJsonObject(tag))));
    }
    return told;
  }

  private static Told told(JsonObject texts) {
    return new Told(
        Optional.ofNullable(texts.getString("contact", null)),
        Optional.ofNullable(texts.getString("use", null)));
  }
}
