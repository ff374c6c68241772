package org.fieldvoice.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.Fieldvoice.Answer;
import org.fieldvoice.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may what in a study, as the guide has it. */
class RolesIT extends ServerTest {

  private static @Nullable String study;
  private final UUID id = UUID.randomUUID();

  /** One study for all roles. */
  private String study() {
    if (study == null) {
      study = newStudy();
      Field.of(server(), stranger(), study);
    }
    return study;
  }

  @ParameterizedTest
  @CsvSource({
    "OWNER,       200, 200, 200, 200, 200, 200",
    "RESEARCHER,  200, 403, 403, 200, 200, 403",
    "INTERVIEWER, 403, 403, 403, 200, 403, 403",
    "ANALYST,     200, 403, 403, 403, 200, 403",
    "VIEWER,      403, 403, 403, 403, 403, 403"
  })
  void eachRoleReachesWhatIsItsOwn(
      String role, int list, int raw, int identity, int links, int tabulation, int members) {
    Field field = Field.in(server(), stranger(), study());
    field.submit(field.link(), Field.submission(id, Field.consenting("ok"))).expect(201);
    Fieldvoice member = colleague(study(), role);
    String why = Fieldvoice.json("reason", "to call back");

    List<Answer> answers =
        List.of(
            member.get(field.responses()),
            member.get(field.responses() + ".csv"),
            member.post(field.responses() + "/" + id + "/identity", why),
            member.get(field.home() + "/links"),
            member.get(field.questionnaire() + "/tabulation?rows=how_joined"),
            member.get(field.home() + "/members"));

    assertThat(answers)
        .extracting(Answer::status)
        .containsExactly(list, raw, identity, links, tabulation, members);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 403)
        .allSatisfy(a -> assertThat(a.json().getString("type")).isEqualTo("/problems/forbidden"));
    member.get(field.home()).expect(200);
  }
}
