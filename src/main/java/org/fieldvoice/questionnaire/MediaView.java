package org.fieldvoice.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fieldvoice.platform.BlobStore.Blob;

/**
 * A file that a form names, or one that lies beside it.
 *
 * @param added true if it came to a draft, false if its version has it
 * @param size in bytes; 0 where it is missing
 * @param mediaType empty where it is missing, as {@code sha256} is
 * @param used in how many places the form names it
 * @param uses the first of these places
 */
public record MediaView(
    String name,
    boolean there,
    boolean added,
    long size,
    String mediaType,
    String sha256,
    int used,
    List<MediaUses.Use> uses) {

  /** One picture may stand at each of 100,000 choices; nobody reads more places than these. */
  private static final int MOST_PLACES = 12;

  /**
   * All of them, by name.
   *
   * @param files those that are there
   * @param added the names of those that came to a draft
   */
  public static List<MediaView> all(Form form, Map<String, Blob> files, Set<String> added) {
    Map<String, List<MediaUses.Use>> uses = MediaUses.of(form);
    Set<String> names = new TreeSet<>(uses.keySet());
    names.addAll(files.keySet());
    List<MediaView> all = new ArrayList<>();
    for (String name : names) {
      Optional<Blob> file = Optional.ofNullable(files.get(name));
      List<MediaUses.Use> places = uses.getOrDefault(name, List.of());
      all.add(
          new MediaView(
              name,
              file.isPresent(),
              added.contains(name),
              file.map(Blob::size).orElse(0L),
              file.map(Blob::mediaType).orElse(""),
              file.map(Blob::sha256).orElse(""),
              places.size(),
              places.stream().limit(MOST_PLACES).toList()));
    }
    return all;
  }
}
