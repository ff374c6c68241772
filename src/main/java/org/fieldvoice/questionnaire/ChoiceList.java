package org.fieldvoice.questionnaire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A list of the choices sheet, in its order. */
public record ChoiceList(String name, List<Choice> choices) {

  /** What expressions find in any choice, whatever columns it has. */
  public static final Set<String> OWN = Set.of("name", "label", ListColumns.TEXT_ID);

  /**
   * One choice.
   *
   * @param media by kind, as a question's
   * @param columns the sheet's further columns, which choice filters see by name
   */
  public record Choice(
      String name, Texts label, Map<String, Texts> media, Map<String, String> columns) {

    public Choice {
      media = SmallMap.copyOf(media);
      columns = SmallMap.copyOf(columns);
    }
  }

  /** Without a doubled one. */
  Set<String> names() {
    return choices.stream().map(Choice::name).collect(Collectors.toUnmodifiableSet());
  }

  public Optional<Choice> choice(String choiceName) {
    return choices.stream().filter(c -> c.name().equals(choiceName)).findFirst();
  }
}
