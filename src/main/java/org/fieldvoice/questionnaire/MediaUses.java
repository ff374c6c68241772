package org.fieldvoice.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which pictures, sounds and videos a form names, and where. */
public final class MediaUses {

  private final SortedMap<String, List<Use>> byFile = new TreeMap<>();

  private MediaUses() {}

  /**
   * A place that names a file.
   *
   * @param kind {@code image}, {@code big-image}, {@code audio} or {@code video}
   * @param place the question's path of names, or {@code list:choice}
   * @param language the tag of the language in which it is shown
   */
  public record Use(String kind, String place, String language) {}

  /** The places by the file's name, in the form's order. */
  public static SortedMap<String, List<Use>> of(Form form) {
    MediaUses uses = new MediaUses();
    uses.items(form.items(), "");
    form.choiceLists()
        .values()
        .forEach(
            list -> list.choices().forEach(c -> uses.add(list.name() + ":" + c.name(), c.media())));
    return uses.byFile;
  }

  /**
   * A file's name without the folders that a cell may write before it: {@code jr://images/a.png}.
   */
  public static String fileName(String cell) {
    String name = cell.strip();
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private void items(List<Item> items, String path) {
    for (Item item : items) {
      if (item instanceof Group group) {
        items(group.items(), path + group.name() + "/");
      } else if (item instanceof Question question) {
        add(path + question.name(), question.media());
      }
    }
  }

  private void add(String place, Map<String, Texts> media) {
    media.forEach(
        (kind, files) ->
            files
                .byTag()
                .forEach(
                    (tag, cell) -> {
                      String name = fileName(cell);
                      if (!name.isEmpty()) {
                        byFile
                            .computeIfAbsent(name, n -> new ArrayList<>())
                            .add(new Use(kind, place, tag));
                      }
                    }));
  }
}
