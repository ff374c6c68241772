package org.fieldvoice.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import org.fieldvoice.account.PasswordHash;
import org.fieldvoice.platform.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchSettingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FIELDVOICE_PORT=0 | FIELDVOICE_PORT is “0”; set it to a number from 1 to 65535.",
        "FIELDVOICE_PORT=65536 | FIELDVOICE_PORT is “65536”; set it to a number from 1 to 65535.",
        "FIELDVOICE_SAMPLE=yes | FIELDVOICE_SAMPLE is “yes”; set it to true or false.",
        "FIELDVOICE_LINK_RATE=-1 | FIELDVOICE_LINK_RATE is “-1”; set it to a whole number, 0 or more.",
        "FIELDVOICE_PROXIES=two | FIELDVOICE_PROXIES is “two”; set it to a whole number, 0 or more.",
        "FIELDVOICE_ADDRESS=survey.example.org | FIELDVOICE_ADDRESS is “survey.example.org”;"
            + " set it to an address such as https://survey.example.org.",
        "FIELDVOICE_DB_URL=jdbc:postgresql://db/x | FIELDVOICE_DB_URL has to look like"
            + " jdbc:mysql://host:3306/fieldvoice (MariaDB too), but starts otherwise.",
        "FIELDVOICE_DB_URL=jdbc:mysql://db/x | FIELDVOICE_DB_URL is set, but FIELDVOICE_DB_USER is not; set both.",
        "FIELDVOICE_ADMIN_EMAIL=a@b.example | Of FIELDVOICE_ADMIN_EMAIL and FIELDVOICE_ADMIN_PASSWORD only one"
            + " is set; set both, or none to get a link.",
        "FIELDVOICE_ADMIN_PASSWORD=long enough it is | Of FIELDVOICE_ADMIN_EMAIL and FIELDVOICE_ADMIN_PASSWORD"
            + " only one is set; set both, or none to get a link.",
      })
  void aWrongSettingIsOneSentenceThatSaysWhatToSet(String setting, String sentence) {
    assertThatThrownBy(() -> LaunchSettings.of(environment(setting)))
        .isInstanceOf(StartFailure.class)
        .hasMessage(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nine char", "九个字也不够长的"})
  void aPasswordThatNoAccountMayHaveIsToldAtTheStartAndNotShown(String password) {
    assertThatThrownBy(() -> PasswordHash.of(password, new SecureRandom()))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(
            () ->
                LaunchSettings.of(
                    environment(
                        "FIELDVOICE_ADMIN_EMAIL=a@b.example",
                        "FIELDVOICE_ADMIN_PASSWORD=" + password)))
        .isInstanceOf(StartFailure.class)
        .hasMessage("FIELDVOICE_ADMIN_PASSWORD is too short; set one of at least 10 characters.");
  }

  @Test
  void whatIsLeftEmptyIsNotSet() {
    LaunchSettings settings =
        LaunchSettings.of(
            environment(
                "FIELDVOICE_DB_URL=",
                "FIELDVOICE_ADMIN_EMAIL=",
                "FIELDVOICE_ADMIN_PASSWORD=",
                "FIELDVOICE_SAMPLE=",
                "FIELDVOICE_ADDRESS="));
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.database()).isEmpty();
  }

  @Test
  void whatFitsIsTaken() {
    LaunchSettings settings =
        LaunchSettings.of(
            environment(
                "FIELDVOICE_PORT=8081",
                "FIELDVOICE_SAMPLE=TRUE",
                "FIELDVOICE_LINK_RATE=0",
                "FIELDVOICE_PROXIES=1",
                "FIELDVOICE_ADDRESS=http://10.0.0.7:8081/",
                "FIELDVOICE_ADMIN_EMAIL=a@b.example",
                "FIELDVOICE_ADMIN_PASSWORD=ten chars!"));
    assertThat(settings.port()).isEqualTo(8081);
  }

  private static Map<String, String> environment(String... settings) {
    Map<String, String> environment = new HashMap<>();
    for (String setting : settings) {
      String[] words = setting.split("=", 2);
      environment.put(words[0], words[1]);
    }
    return environment;
  }
}
