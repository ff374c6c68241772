package org.fieldvoice.questionnaire.xlsform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldvoice.questionnaire.ChoiceList;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.Texts;

/** The choice lists of a workbook while it is read. */
final class ChoiceLists {

  static final String OTHER = "other";

  private final Map<String, List<Choice>> lists = new LinkedHashMap<>();
  private final Map<String, Set<String>> offered = new HashMap<>();
  private final Map<String, String> expected = new HashMap<>();
  private final FileLists files;

  ChoiceLists(FileLists files) {
    this.files = files;
  }

  FileLists files() {
    return files;
  }

  boolean has(String list) {
    return lists.containsKey(list);
  }

  /** Notes the name of a file that belongs to a row, and by which expressions know the row. */
  void expect(String name, String file) {
    expected.put(name, file);
  }

  /** The file that an expression means by this name. */
  String fileOf(String name) {
    String otherwise = name.matches(".+\\.\\w{2,8}") ? name : name + ".csv";
    return expected.getOrDefault(name, otherwise);
  }

  /** True where an expression finds it as {@code instance('…')} or {@code pulldata('…')}. */
  boolean isInstance(String name) {
    return has(name) || files.has(name) || has(name + ".csv");
  }

  /** Makes the list that a question takes from a file, and says its name. */
  String useFile(String file, FileLists.Columns columns) {
    String name = files.file(file).map(ListFile::name).orElse(file);
    String key = files.key(name, columns);
    lists.computeIfAbsent(key, k -> new ArrayList<>(files.choices(name, columns)));
    return key;
  }

  /** Adds the files that no question takes its choices from. */
  void addUnusedFiles() {
    for (String file : files.names()) {
      List<Choice> choices = files.choices(file);
      if (!choices.isEmpty()) {
        lists.computeIfAbsent(file, f -> new ArrayList<>(choices));
      }
    }
  }

  Collection<String> names() {
    return lists.keySet();
  }

  List<Choice> choices(String list) {
    return lists.getOrDefault(list, List.of());
  }

  /** True where each of them is a choice's name. */
  boolean offers(String list, Collection<String> names) {
    return offered
        .computeIfAbsent(
            list, l -> choices(l).stream().map(Choice::name).collect(Collectors.toSet()))
        .containsAll(names);
  }

  /** The names by which an expression finds something in a choice; none of an empty list. */
  Set<String> columns(String list) {
    Set<String> columns = new LinkedHashSet<>();
    choices(list).forEach(choice -> columns.addAll(choice.columns().keySet()));
    if (!choices(list).isEmpty()) {
      columns.addAll(ChoiceList.OWN);
    }
    return columns;
  }

  void add(String list, Choice choice) {
    lists.computeIfAbsent(list, l -> new ArrayList<>()).add(choice);
    offered.remove(list);
  }

  void remove(String list) {
    lists.remove(list);
  }

  void addEmpty(String list) {
    lists.putIfAbsent(list, new ArrayList<>());
  }

  /** True where there is a sheet of external choices. */
  boolean hasExternal() {
    return lists.keySet().stream().anyMatch(l -> l.startsWith(RowType.EXTERNAL));
  }

  void addOther(String list, Texts label) {
    if (!offers(list, Set.of(OTHER))) {
      add(list, new Choice(OTHER, label, Map.of(), Map.of()));
    }
  }

  Optional<ChoiceList> list(String name) {
    return Optional.ofNullable(lists.get(name)).map(c -> new ChoiceList(name, List.copyOf(c)));
  }

  Map<String, ChoiceList> toMap() {
    Map<String, ChoiceList> map = new LinkedHashMap<>();
    lists.forEach((name, choices) -> map.put(name, new ChoiceList(name, List.copyOf(choices))));
    return Collections.unmodifiableMap(map);
  }
}
