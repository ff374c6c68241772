package org.fieldvoice.questionnaire.xlsform;

import java.util.Locale;

/**
 * What an import can find wrong with a workbook, or worth knowing about it. The sentences stand in
 * {@code findings.properties}, by the constant's name in kebab case: {@code missing-name.message},
 * {@code missing-name.hint}.
 */
public enum Rule {
  NOT_A_WORKBOOK(Weight.PROBLEM),
  ENCRYPTED(Weight.PROBLEM),
  MACROS(Weight.PROBLEM),
  TOO_LARGE(Weight.PROBLEM),
  UNSAFE_XML(Weight.PROBLEM),
  CELL_TOO_LONG(Weight.PROBLEM),
  CELL_ERROR(Weight.PROBLEM),
  FORMULA_NOT_CALCULATED(Weight.PROBLEM),
  BAD_FILE(Weight.PROBLEM),
  FILE_QUOTE_OPEN(Weight.PROBLEM),
  FILE_NOT_UTF8(Weight.PROBLEM),
  FILE_WITHOUT_FEATURES(Weight.PROBLEM),
  NO_SUCH_FILE_COLUMN(Weight.PROBLEM),
  BAD_SEARCH(Weight.PROBLEM),
  SEARCH_WITHOUT_COLUMNS(Weight.PROBLEM),
  TOO_MANY_ROWS(Weight.PROBLEM),
  TOO_MANY_CHOICES(Weight.PROBLEM),
  TOO_MANY_LANGUAGES(Weight.PROBLEM),
  NO_SURVEY_SHEET(Weight.PROBLEM),
  NO_TYPE_COLUMN(Weight.PROBLEM),
  EMPTY_SURVEY(Weight.PROBLEM),
  DUPLICATE_COLUMN(Weight.PROBLEM),
  MISSING_TYPE(Weight.PROBLEM),
  UNKNOWN_TYPE(Weight.PROBLEM),
  INCLUDE(Weight.PROBLEM),
  MISSING_NAME(Weight.PROBLEM),
  BAD_NAME(Weight.PROBLEM),
  BAD_LOOP_NAME(Weight.PROBLEM),
  DUPLICATE_NAME(Weight.PROBLEM),
  MISSING_LIST(Weight.PROBLEM),
  UNKNOWN_LIST(Weight.PROBLEM),
  BLOCK_WITHOUT_LIST(Weight.PROBLEM),
  CHOICES_FROM_REPEAT(Weight.PROBLEM),
  MISSING_CALCULATION(Weight.PROBLEM),
  UNOPENED_END(Weight.PROBLEM),
  WRONG_END(Weight.PROBLEM),
  UNCLOSED_GROUP(Weight.PROBLEM),
  BAD_EXPRESSION(Weight.PROBLEM),
  UNKNOWN_REFERENCE(Weight.PROBLEM),
  AMBIGUOUS_REFERENCE(Weight.PROBLEM),
  BAD_PRIVACY(Weight.PROBLEM),
  BAD_PARAMETER(Weight.PROBLEM),
  RANGE_WITHOUT_NUMBER(Weight.PROBLEM),
  CHOICE_WITHOUT_NAME(Weight.PROBLEM),
  CHOICE_NAME_WITH_SPACE(Weight.PROBLEM),
  BAD_FORM_ID(Weight.PROBLEM),
  NO_FORM_ID(Weight.WARNING),
  COLUMNS_MERGED(Weight.WARNING),
  CHOICE_WITHOUT_LIST(Weight.WARNING),
  UNUSED_CHOICE_WITHOUT_NAME(Weight.WARNING),
  UNREACHED_LIST(Weight.WARNING),
  SEARCH_TRANSLATED(Weight.WARNING),
  SEARCH_TRANSLATED_IN_PART(Weight.WARNING),
  UNKNOWN_PARAMETER(Weight.WARNING),
  UNKNOWN_APPEARANCE(Weight.WARNING),
  KEPT_APPEARANCE(Weight.WARNING),
  KEPT_SHEET(Weight.WARNING),
  UNKNOWN_COLUMN(Weight.WARNING),
  KEPT_COLUMN(Weight.WARNING),
  KEPT_TYPE(Weight.WARNING),
  UNNAMED_COLUMN(Weight.WARNING),
  COMMENT_ROW(Weight.WARNING),
  DISABLED_ROW(Weight.WARNING),
  ROWS_AFTER_GAP(Weight.WARNING),
  SHEET_NOT_READ(Weight.WARNING),
  NO_LABEL(Weight.WARNING),
  CHOICE_WITHOUT_LABEL(Weight.WARNING),
  MISSING_TRANSLATION(Weight.WARNING),
  DUPLICATE_CHOICE(Weight.WARNING),
  MISSING_FILE(Weight.WARNING),
  TABLE_AS_LIST(Weight.WARNING),
  TABLE_NOT_READ(Weight.WARNING),
  UNKNOWN_DEFAULT_LANGUAGE(Weight.WARNING),
  TWO_TEXTS(Weight.WARNING),
  OR_OTHER_FILTERED(Weight.WARNING),
  READ_ONLY_EXPRESSION(Weight.WARNING),
  EMPTY_REFERENCE(Weight.WARNING),
  EMPTY_CALL(Weight.WARNING),
  PATH_TO_NOTHING(Weight.WARNING);

  enum Weight {
    /** The workbook is refused. */
    PROBLEM,
    /** It is imported, and this is said. */
    WARNING
  }

  private final Weight weight;

  Rule(Weight weight) {
    this.weight = weight;
  }

  boolean isProblem() {
    return weight == Weight.PROBLEM;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
