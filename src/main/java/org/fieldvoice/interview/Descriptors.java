package org.fieldvoice.interview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How many respondents of the study's survey are described as a participant is. A pseudonym hides
 * nobody who is the only woman of 37 at her site. Reads the responses' table with SQL of its own,
 * since this room may not use theirs.
 */
@ApplicationScoped
class Descriptors {

  @PersistenceContext private EntityManager em;

  /**
   * Who shares what.
   *
   * @param by the descriptors, keyed like the survey's questions, and {@code site}
   * @param respondents all who answered; none where the study has no responses
   * @param sharing those of them who have all of these descriptors
   */
  public record Sharing(Map<String, String> by, long respondents, long sharing) {}

  /**
   * Counts those like this participant, excluded responses left out; a few seconds for a million.
   */
  Sharing like(Participant participant, Optional<String> siteCode) {
    Map<String, String> by =
        participant.attributes().byName().entrySet().stream()
            .filter(e -> e.getKey().matches("[\\p{L}_][\\p{L}\\p{N}_.-]*"))
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, java.util.TreeMap::new));
    List<Object> values = new ArrayList<>(List.of(participant.studyId()));
    StringBuilder like = new StringBuilder();
    participant.siteId().ifPresent(site -> add(like, values, "site_id = ?", site));
    by.forEach(
        (name, value) -> {
          values.add("$.\"" + name + "\"");
          add(like, values, "json_unquote(json_extract(answers, ?)) = ?", value);
        });
    long respondents = count("", List.of(participant.studyId()));
    long sharing = count(like.toString(), values);
    siteCode.ifPresent(code -> by.put("site", code));
    return new Sharing(by, respondents, sharing);
  }

  private static void add(StringBuilder like, List<Object> values, String condition, Object value) {
    like.append(" and ").append(condition);
    values.add(value);
  }

  private long count(String like, List<Object> values) {
    String sql =
        "select count(*) from survey_response where study_id = ? and state <> 'excluded'" + like;
    Query query = em.createNativeQuery(sql);
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 1, values.get(i));
    }
    return ((Number) query.getSingleResult()).longValue();
  }
}
