package org.fieldvoice.study;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.fieldvoice.platform.Jobs;
import org.fieldvoice.platform.Jobs.Job;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;

/** Long work of a study, watched and cancelled by its members. */
@Path("jobs/{id}")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
public class JobsResource {

  /** The right that cancelling takes, by the kind of job; collecting for the others. */
  private static final Map<String, Right> CANCELLED_BY = Map.of("release", Right.RELEASE);

  @Inject private Jobs jobs;
  @Inject private Studies studies;
  @Inject private Access access;

  @GET
  public Job state(@PathParam("id") long id) {
    return job(id, Right.VIEW);
  }

  @DELETE
  public void cancel(@PathParam("id") long id) {
    Job job = job(id, Right.VIEW);
    jobs.cancel(job(id, CANCELLED_BY.getOrDefault(job.kind(), Right.COLLECT)).id());
  }

  private Job job(long id, Right right) {
    Job job = jobs.find(id).orElseThrow(() -> unknown(id));
    Study study = studies.find(job.studyId()).orElseThrow(() -> unknown(id));
    try {
      access.to(study.slug(), right);
    } catch (ProblemException refused) {
      // Whoever is not in the study must not learn its name from a job.
      throw refused.problem() == Problem.NOT_FOUND ? unknown(id) : refused;
    }
    return job;
  }

  private static ProblemException unknown(long id) {
    return Problem.NOT_FOUND.with("what", "job " + id);
  }
}
