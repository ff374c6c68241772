package org.fieldvoice.interview;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.fieldvoice.study.Study;

/** A study's code tree. */
@Path("studies/{study}/codes")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CodesResource {

  @Inject private Codes codes;
  @Inject private Access access;
  @Inject private Audit audit;

  /**
   * A code; {@code path} is its name with those above it, {@code uses} how many excerpts are filed
   * under it.
   */
  public record CodeView(
      long id, String name, String path, String memo, long uses, List<CodeView> children) {}

  /** What of a code may be changed. */
  public record CodeChange(String name, String memo) {}

  /** The whole tree. */
  @GET
  public List<CodeView> list(@PathParam("study") String slug) {
    return tree(access.toAny(slug, Right.CODE, Right.INTERVIEW));
  }

  /**
   * Adds a code, or a whole codebook. A code is {@code {"code": name, "memo": …, "parent": name,
   * path or id, "children": [codes]}}, a codebook an array of codes; those that are there already
   * stay as they are. Answers with the whole tree.
   */
  @POST
  public Response add(@PathParam("study") String slug, JsonValue body) {
    Study study = access.to(slug, Right.CODE);
    int before = codes.of(study).size();
    codes.addAll(study, body);
    audit.record("code.create", slug, Map.of("count", codes.of(study).size() - before));
    return Response.status(201).entity(tree(study)).build();
  }

  @PUT
  @Path("{code}")
  public List<CodeView> change(
      @PathParam("study") String slug, @PathParam("code") long id, CodeChange change) {
    Study study = access.to(slug, Right.CODE);
    codes.require(study, id).describe(change.name(), change.memo() == null ? "" : change.memo());
    audit.record("code.change", slug, Map.of("code", id));
    return tree(study);
  }

  private List<CodeView> tree(Study study) {
    List<Code> all = codes.of(study);
    return below(Optional.empty(), all, Codes.paths(all), codes.uses(study));
  }

  private static List<CodeView> below(
      Optional<Long> parent, List<Code> all, Map<Long, String> paths, Map<Long, Long> uses) {
    return all.stream()
        .filter(code -> code.parentId().equals(parent))
        .map(
            code ->
                new CodeView(
                    code.id(),
                    code.name(),
                    paths.getOrDefault(code.id(), code.name()),
                    code.memo(),
                    uses.getOrDefault(code.id(), 0L),
                    below(Optional.of(code.id()), all, paths, uses)))
        .toList();
  }
}
