package org.fieldvoice.interview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.study.Study;

/** The studies' code trees. */
@ApplicationScoped
public class Codes {

  /** Between the names of a path from the top: {@code Learning / Handling anger}. */
  static final String BELOW = " / ";

  @PersistenceContext private EntityManager em;

  /** All codes of the study, siblings in their order. */
  List<Code> of(Study study) {
    return em.createQuery(
            "select c from Code c where c.studyId = :study order by c.position, c.id", Code.class)
        .setParameter("study", study.id())
        .getResultList();
  }

  Code require(Study study, long id) {
    return Optional.ofNullable(em.find(Code.class, id))
        .filter(c -> c.studyId() == study.id())
        .orElseThrow(() -> Problem.CODE_UNKNOWN.with("code", id));
  }

  /** The code with this name or, where several branches have one, this path from the top. */
  Code named(Study study, String nameOrPath) {
    List<Code> all = of(study);
    Map<Long, String> paths = paths(all);
    List<Code> found =
        all.stream()
            .filter(c -> c.name().equals(nameOrPath) || nameOrPath.equals(paths.get(c.id())))
            .toList();
    if (found.size() != 1) {
      throw Problem.CODE_UNKNOWN.with("code", nameOrPath);
    }
    return found.get(0);
  }

  /** The code of this name below that one, or at the top. */
  Optional<Code> child(Study study, Optional<Code> parent, String name) {
    Optional<Long> below = parent.map(Code::id);
    return of(study).stream()
        .filter(c -> c.parentId().equals(below) && c.name().equals(name))
        .findFirst();
  }

  Code add(Study study, Optional<Code> parent, String name, String memo) {
    Code code = new Code(study, parent, name, memo, of(study).size());
    em.persist(code);
    em.flush();
    return code;
  }

  /** The code that a script or the studio means by an id, a name, or a path. */
  Code meant(Study study, JsonValue key) {
    if (key instanceof JsonString name) {
      return named(study, name.getString());
    }
    if (key instanceof JsonNumber id) {
      return require(study, id.longValue());
    }
    throw Problem.CODE_UNKNOWN.with("code", key.toString());
  }

  /**
   * Adds what is not there yet of a codebook:
   *
   * <pre>
   * codebook = [ code, … ] | code
   * code     = { "code": name, "memo"?: text, "parent"?: id | name | path, "children"?: codebook }
   * </pre>
   */
  void addAll(Study study, JsonValue codebook) {
    addBelow(study, Optional.empty(), codebook);
  }

  private void addBelow(Study study, Optional<Code> parent, JsonValue codebook) {
    if (codebook instanceof JsonArray all) {
      all.forEach(each -> addBelow(study, parent, each));
    } else if (codebook instanceof JsonObject one) {
      addOne(study, parent, one);
    } else {
      throw Problem.INVALID.with("why", "a code is an object, a codebook an array of them");
    }
  }

  private void addOne(Study study, Optional<Code> above, JsonObject one) {
    String name = one.getString("code", one.getString("name", "")).strip();
    Optional<Code> parent =
        one.containsKey("parent") ? Optional.of(meant(study, one.get("parent"))) : above;
    Code code =
        child(study, parent, name)
            .orElseGet(() -> add(study, parent, name, one.getString("memo", "")));
    if (one.containsKey("children")) {
      addBelow(study, Optional.of(code), one.get("children"));
    }
  }

  /** How many excerpts are filed under each code, by its id. */
  Map<Long, Long> uses(Study study) {
    Map<Long, Long> uses = new HashMap<>();
    em.createQuery(
            "select g.codeId, count(distinct g.excerptId) from Coding g, Code c"
                + " where g.codeId = c.id and c.studyId = :study group by g.codeId",
            Object[].class)
        .setParameter("study", study.id())
        .getResultList()
        .forEach(row -> uses.put((Long) row[0], (Long) row[1]));
    return uses;
  }

  /** The paths from the top, by id. */
  static Map<Long, String> paths(List<Code> codes) {
    Map<Long, Code> byId = new HashMap<>();
    codes.forEach(code -> byId.put(code.id(), code));
    Map<Long, String> paths = new HashMap<>();
    codes.forEach(code -> paths.put(code.id(), path(code, byId)));
    return paths;
  }

  private static String path(Code code, Map<Long, Code> byId) {
    return code.parentId()
        .map(byId::get)
        .map(parent -> path(parent, byId) + BELOW + code.name())
        .orElse(code.name());
  }
}
