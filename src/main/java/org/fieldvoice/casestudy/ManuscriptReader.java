package org.fieldvoice.casestudy;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Reads a manuscript from its JSON and finds everything that is wrong with it at once. */
final class ManuscriptReader {

  /** The JSON that it reads, for the API's documentation. */
  static final String SHAPE =
      """
      Blocks: {"type": "heading", "level": 1 to 3, "text"} · \
      {"type": "paragraph", "text"} with live numbers such as {{percent how_joined=friend}}, \
      {{n gender=female where ${is_parent} = 'yes'}}, {{n}}, {{mean age}}, {{median age}}, \
      {{p gender x how_joined}}, {{test gender x how_joined}}, {{interviews}} · \
      {"type": "chart", "of": question or group, "where"?, "title"?} · \
      {"type": "table", "rows": question, "columns"?: question, "where"?, "title"?} · \
      {"type": "story", "story": id} · {"type": "quote", "excerpt": id} · {"type": "page-break"}""";

  static final int MOST_BLOCKS = 1000;
  static final int LONGEST_TEXT = 20_000;
  static final int LONGEST_TITLE = 300;

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");
  private static final Set<String> FIELDS =
      Set.of("title", "subtitle", "language", "questionnaire", "blocks");

  /** A kind of block: the fields it may have, and how it is made of them. */
  private record Kind(Set<String> fields, BiFunction<ManuscriptReader, JsonObject, Block> read) {}

  private static final Map<String, Kind> KINDS =
      Map.of(
          "heading", new Kind(Set.of("level", "text"), ManuscriptReader::heading),
          "paragraph", new Kind(Set.of("text"), ManuscriptReader::paragraph),
          "chart", new Kind(Set.of("of", "where", "title"), ManuscriptReader::chart),
          "table", new Kind(Set.of("rows", "columns", "where", "title"), ManuscriptReader::table),
          "story", new Kind(Set.of("story"), (r, o) -> new Block.Story(r.id(o, "story"))),
          "quote", new Kind(Set.of("excerpt"), (r, o) -> new Block.Quote(r.id(o, "excerpt"))),
          "page-break", new Kind(Set.of(), (r, o) -> new Block.PageBreak()));

  private final Words words;
  private final List<ManuscriptFault> faults = new ArrayList<>();
  private int block = -1;

  private ManuscriptReader(Words words) {
    this.words = words;
  }

  /**
   * Reads a manuscript or throws a problem that lists all faults.
   *
   * @param language the language of a manuscript that names none
   * @param reader the language of whoever reads the faults
   */
  static Manuscript read(JsonObject json, String language, String reader) {
    ManuscriptReader read = new ManuscriptReader(Words.in(reader));
    Manuscript manuscript = read.manuscript(json, language);
    if (!read.faults.isEmpty()) {
      throw ManuscriptFault.problem(read.faults);
    }
    return manuscript;
  }

  private Manuscript manuscript(JsonObject json, String language) {
    known(json, FIELDS);
    String title = text(json, "title", LONGEST_TITLE).strip();
    if (title.isEmpty()) {
      fault("title", "", "text-missing");
    }
    String tag = optional(json, "language", 35).orElse(language);
    if (!LANGUAGE.matcher(tag).matches()) {
      fault("language", tag, "language-unknown");
    }
    return new Manuscript(
        title,
        optional(json, "subtitle", LONGEST_TITLE).orElse("").strip(),
        tag,
        optional(json, "questionnaire", 200).orElse(""),
        blocks(json.getOrDefault("blocks", JsonValue.NULL)));
  }

  private List<Block> blocks(JsonValue value) {
    List<Block> blocks = new ArrayList<>();
    if (!(value instanceof JsonArray array)) {
      fault("blocks", "", "blocks-missing");
      return blocks;
    }
    if (array.size() > MOST_BLOCKS) {
      fault("blocks", Integer.toString(array.size()), "blocks-many", MOST_BLOCKS);
      return blocks;
    }
    for (block = 0; block < array.size(); block++) {
      block(array.get(block)).ifPresent(blocks::add);
    }
    return List.copyOf(blocks);
  }

  private Optional<Block> block(JsonValue value) {
    String type = value instanceof JsonObject object ? optional(object, "type", 40).orElse("") : "";
    Kind kind = KINDS.get(type);
    if (kind == null) {
      fault("type", type, "block-unknown", words.list(KINDS.keySet().stream().sorted().toList()));
      return Optional.empty();
    }
    JsonObject object = value.asJsonObject();
    Set<String> fields = new java.util.HashSet<>(kind.fields());
    fields.add("type");
    known(object, fields);
    return Optional.of(kind.read().apply(this, object));
  }

  private Block heading(JsonObject json) {
    int level = json.get("level") instanceof JsonNumber number ? number.intValue() : 1;
    if (level < 1 || level > 3) {
      fault("level", Integer.toString(level), "level-range");
    }
    return new Block.Heading(level, required(json, "text"));
  }

  private Block paragraph(JsonObject json) {
    String text = text(json, "text", LONGEST_TEXT);
    for (LiveText.Piece piece : LiveText.parse(text)) {
      if (piece instanceof LiveText.Fault fault) {
        fault("text", "{{" + fault.source() + "}}", fault.hint());
      }
    }
    return new Block.Paragraph(text);
  }

  private Block chart(JsonObject json) {
    return new Block.Chart(required(json, "of"), where(json), title(json));
  }

  private Block table(JsonObject json) {
    String columns = optional(json, "columns", LONGEST_TITLE).orElse("");
    return new Block.Table(required(json, "rows"), columns, where(json), title(json));
  }

  private String where(JsonObject json) {
    return optional(json, "where", LONGEST_TEXT).orElse("");
  }

  private String title(JsonObject json) {
    return optional(json, "title", LONGEST_TITLE).orElse("").strip();
  }

  private long id(JsonObject json, String field) {
    if (json.get(field) instanceof JsonNumber number && number.longValue() > 0) {
      return number.longValue();
    }
    fault(field, String.valueOf(json.get(field)), "id-missing");
    return 0;
  }

  private String required(JsonObject json, String field) {
    String text = text(json, field, LONGEST_TITLE);
    if (text.isBlank()) {
      fault(field, "", "text-missing");
    }
    return text.strip();
  }

  private String text(JsonObject json, String field, int longest) {
    return optional(json, field, longest).orElse("");
  }

  private Optional<String> optional(JsonObject json, String field, int longest) {
    JsonValue value = json.getOrDefault(field, JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return Optional.empty();
    }
    if (!(value instanceof JsonString string)) {
      fault(field, value.toString(), "text-expected");
      return Optional.empty();
    }
    if (string.getString().length() > longest) {
      fault(field, string.getString().substring(0, 40) + "…", "text-long", longest);
    }
    return Optional.of(string.getString());
  }

  private void known(JsonObject json, Set<String> fields) {
    json.keySet().stream()
        .filter(field -> !fields.contains(field))
        .forEach(
            field ->
                fault(field, "", "field-unknown", words.list(fields.stream().sorted().toList())));
  }

  private void fault(String field, String value, String hint, Object... parts) {
    faults.add(ManuscriptFault.of(block, field, value, words.say(hint, parts)));
  }
}
