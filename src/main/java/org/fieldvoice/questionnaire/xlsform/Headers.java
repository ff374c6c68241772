package org.fieldvoice.questionnaire.xlsform;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Understands the headers of a workbook, in any case, with blanks, hyphens or underscores:
 *
 * <pre>
 * header   ::= ["bind" sep | "control" sep | "media" sep] name [sep language]
 * sep      ::= "::" | ":"
 * </pre>
 */
final class Headers {

  private static final Set<String> TRANSLATED =
      Set.of("label", "hint", "guidance_hint", "required_message", "constraint_message");
  private static final Set<String> MEDIA = Set.of("image", "big-image", "audio", "video");

  /** What may stand behind {@code bind::} and {@code control::}; all else there is an attribute. */
  private static final Map<String, Set<String>> SECTIONS =
      Map.of(
          "bind",
          Set.of(
              "read_only",
              "relevant",
              "required",
              "required_message",
              "constraint",
              "constraint_message",
              "calculation"),
          "control",
          Set.of("appearance", "repeat_count"),
          "media",
          Set.of());

  /** Sections whose columns end up as XML attributes that mean nothing here. */
  private static final Set<String> ATTRIBUTES = Set.of("instance", "body", "attribute");

  private static final Map<String, String> SURVEY =
      table(
          "type command",
          "name tag value",
          "label caption",
          "hint",
          "guidance_hint",
          "required",
          "required_message requiredmsg jr:requiredmsg required_msg",
          "relevant relevance",
          "constraint",
          "constraint_message constraintmsg jr:constraintmsg constraint_msg constraining_message",
          "calculation calculate",
          "default",
          "read_only readonly",
          "appearance",
          "parameters",
          "choice_filter",
          "repeat_count count jr:count",
          KoboBlocks.SCORE_CHOICES + " kobo_score_choices",
          KoboBlocks.RANK_ITEMS + " kobo_rank_items",
          KoboBlocks.RANK_MESSAGE + " kobo_rank_constraint_message",
          KoboBlocks.MATRIX_LIST + " kobo_matrix_list",
          "disabled",
          "privacy");
  private static final Map<String, String> CHOICES =
      table("list_name list listname", "name value", "label caption");
  private static final Map<String, String> SETTINGS =
      table(
          "form_title title set_form_title",
          "form_id id_string set_form_id",
          "version",
          "default_language",
          "style",
          "instance_name",
          "allow_choice_duplicates");

  static final String TRIGGER = "trigger";

  /** Known columns of the survey sheet that are kept for export and otherwise without effect. */
  private static final Set<String> KEPT =
      Set.of(
          "save_to",
          "autoplay",
          "rows",
          "sms_field",
          "sms_option",
          "intent",
          "no_app_error_string",
          "noapperrorstring",
          "compact_tag",
          "sms_response",
          "publishable",
          "minimum_seconds",
          "response_note",
          "report_note",
          "hxl",
          "tags",
          "entity",
          "kobo_locking_profile");

  /** Known settings that are kept for export and otherwise without effect. */
  private static final Set<String> KEPT_SETTINGS =
      Set.of(
          "public_key",
          "submission_url",
          "auto_send",
          "auto_delete",
          "client_editable",
          "namespaces",
          "name",
          "xml_root",
          "instance_xmlns",
          "omit_instanceid",
          "clean_text_values",
          "add_none_option",
          "prefix",
          "delimiter",
          "sms_keyword",
          "sms_separator",
          "sms_allow_media",
          "sms_date_format",
          "sms_datetime_format",
          "sms_response",
          "kobo_locking_profile",
          "kobo_lock_all");

  private Headers() {}

  static Column survey(int index, String header) {
    return translatable(index, header, SURVEY);
  }

  /** An unknown column of the choices sheet is one that choice filters may use. */
  static Column choices(int index, String header) {
    return translatable(index, header, CHOICES);
  }

  /** Of two ids the one that is called form_id counts. */
  static Table.HeaderReader settings(Collection<String> headers) {
    boolean both = headers.stream().anyMatch(header -> normal(header).equals("form_id"));
    return (index, header) ->
        both && normal(header).equals("id_string")
            ? new Column(index, header, "", true, Optional.empty())
            : settings(index, header);
  }

  static Column settings(int index, String header) {
    String name = normal(header);
    String key = SETTINGS.getOrDefault(name, "");
    boolean kept = key.isEmpty() && (KEPT_SETTINGS.contains(name) || name.startsWith("attribute:"));
    return new Column(index, header, key, kept, Optional.empty());
  }

  /** The names of a sheet's columns with their other spellings. */
  static Map<String, String> names(String sheet) {
    return switch (sheet) {
      case "survey" -> SURVEY;
      case "choices" -> CHOICES;
      default -> SETTINGS;
    };
  }

  static Set<String> kept(String sheet) {
    return sheet.equals("survey") ? KEPT : KEPT_SETTINGS;
  }

  /** True where a column of this key may name a language. */
  static boolean isTranslated(String key) {
    return TRANSLATED.contains(key) || key.startsWith("media:");
  }

  private static Column translatable(int index, String header, Map<String, String> names) {
    List<String> parts =
        Arrays.stream(header.split(header.contains("::") ? "::" : ":", -1))
            .map(String::strip)
            .toList();
    String section = normal(parts.get(0));
    boolean inSection = SECTIONS.containsKey(section) && parts.size() > 1;
    List<String> rest = inSection ? parts.subList(1, parts.size()) : parts;
    if (normal(rest.get(0)).equals("jr") && rest.size() > 1) {
      rest = join("jr:" + rest.get(1), rest.subList(2, rest.size()));
    }
    String name = normal(rest.get(0));
    String key = mediaKey(name).orElse(names.getOrDefault(name, ""));
    if (inSection
        && !key.startsWith("media:")
        && !SECTIONS.getOrDefault(section, Set.of()).contains(key)) {
      key = "";
    }
    Optional<String> language =
        rest.size() > 1 && !rest.get(1).isEmpty()
            ? Optional.of(String.join(":", rest.subList(1, rest.size())))
            : Optional.empty();
    if (language.isPresent() && !isTranslated(key)) {
      key = "";
    }
    boolean kept =
        key.isEmpty()
            && (KEPT.contains(section)
                || ATTRIBUTES.contains(section)
                || section.equals(TRIGGER)
                || inSection);
    return new Column(index, header, key, kept, key.isEmpty() ? Optional.empty() : language);
  }

  private static Optional<String> mediaKey(String name) {
    String kind = name.replace("big_image", "big-image");
    return MEDIA.contains(kind) ? Optional.of("media:" + kind) : Optional.empty();
  }

  private static List<String> join(String first, List<String> rest) {
    String[] all = new String[rest.size() + 1];
    all[0] = first;
    for (int i = 0; i < rest.size(); i++) {
      all[i + 1] = rest.get(i);
    }
    return List.of(all);
  }

  private static String normal(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "_");
  }

  /** Each line a documented name and its aliases. */
  private static Map<String, String> table(String... lines) {
    Map<String, String> names = new HashMap<>();
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      for (String word : words) {
        names.put(word, words[0]);
      }
    }
    return Map.copyOf(names);
  }
}
