package org.fieldvoice.questionnaire;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The types of XLSForm that hold a value or show a text, by their documented name. */
public enum QuestionType {
  TEXT("text"),
  INTEGER("integer"),
  DECIMAL("decimal"),
  RANGE("range"),
  DATE("date"),
  TIME("time"),
  DATE_TIME("dateTime"),
  NOTE("note"),
  SELECT_ONE("select_one"),
  SELECT_MULTIPLE("select_multiple"),
  RANK("rank"),
  ACKNOWLEDGE("acknowledge"),
  CALCULATE("calculate"),
  HIDDEN("hidden"),
  BARCODE("barcode"),
  GEOPOINT("geopoint"),
  GEOTRACE("geotrace"),
  GEOSHAPE("geoshape"),
  IMAGE("image"),
  AUDIO("audio"),
  VIDEO("video"),
  FILE("file"),
  START("start"),
  END("end"),
  TODAY("today"),
  DEVICE_ID("deviceid"),
  USERNAME("username"),
  EMAIL("email"),
  PHONE_NUMBER("phonenumber"),
  AUDIT("audit"),
  START_GEOPOINT("start-geopoint"),
  BACKGROUND_GEOPOINT("background-geopoint"),
  BACKGROUND_AUDIO("background-audio");

  private static final Set<QuestionType> CHOSEN = Set.of(SELECT_ONE, SELECT_MULTIPLE, RANK);
  private static final Set<QuestionType> NUMBERS = Set.of(INTEGER, DECIMAL, RANGE);
  private static final Set<QuestionType> FILES =
      Set.of(IMAGE, AUDIO, VIDEO, FILE, BACKGROUND_AUDIO);

  private final String word;

  QuestionType(String word) {
    this.word = word;
  }

  /** The type with this documented name. */
  public static Optional<QuestionType> of(String word) {
    return Arrays.stream(values()).filter(t -> t.word.equals(word)).findFirst();
  }

  public String word() {
    return word;
  }

  public boolean hasChoices() {
    return CHOSEN.contains(this);
  }

  public boolean isNumber() {
    return NUMBERS.contains(this);
  }

  public boolean isFile() {
    return FILES.contains(this);
  }

  /** True where the system fills the value in, unseen by the respondent. */
  public boolean isUnseen() {
    return this == CALCULATE || this == HIDDEN || compareTo(START) >= 0;
  }
}
