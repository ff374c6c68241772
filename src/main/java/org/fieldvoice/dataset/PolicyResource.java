package org.fieldvoice.dataset;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.fieldvoice.study.Study;

/**
 * The policy that a questionnaire's releases start from: its form's own, or what somebody made of
 * it.
 */
@Path("studies/{study}/questionnaires/{code}/policy")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PolicyResource {

  @Inject private Releasing releasing;
  @Inject private Access access;
  @Inject private Audit audit;

  @GET
  public JsonObject proposed(@PathParam("study") String slug, @PathParam("code") String code) {
    Study study = access.to(slug, Right.RELEASE);
    return PolicyJson.write(releasing.source(study, code).policy());
  }

  /** The variables that a policy decides about, and those about which none can. */
  @GET
  @Path("variables")
  public List<VariableView> variables(
      @PathParam("study") String slug, @PathParam("code") String code) {
    return VariableView.all(releasing.source(access.to(slug, Right.RELEASE), code).variables());
  }

  /** Keeps a policy for the releases to come. */
  @PUT
  public JsonObject keep(
      @PathParam("study") String slug, @PathParam("code") String code, JsonObject document) {
    Study study = access.to(slug, Right.RELEASE);
    releasing.keepPolicy(study, code, document);
    audit.record("policy.keep", slug, Map.of("questionnaire", code));
    return PolicyJson.write(releasing.source(study, code).policy());
  }
}
