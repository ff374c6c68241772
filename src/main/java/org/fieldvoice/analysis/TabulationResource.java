package org.fieldvoice.analysis;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;

/** Results of a questionnaire: tables and charts. */
@Path("studies/{study}/questionnaires")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
public class TabulationResource {

  private static final int NARROWEST = 240;
  private static final int WIDEST = 2000;

  @Inject private Access access;
  @Inject private Results results;

  /** Which responses are counted, and for whom. */
  public static class Asking {
    @PathParam("study")
    public String study = "";

    @PathParam("code")
    public String code = "";

    @QueryParam("where")
    @DefaultValue("")
    public String where = "";

    @QueryParam("weight")
    @DefaultValue("")
    public String weight = "";

    @QueryParam("lang")
    @DefaultValue("")
    public String language = "";
  }

  /**
   * How a question was answered or, with columns, two against each other.
   *
   * @param rows a question's name, or an expression of the language
   */
  @GET
  @Path("{code}/tabulation")
  @Operation(summary = "Counts and shares with Wilson intervals; with columns, counts and tests")
  public Response tabulation(
      @BeanParam Asking asking,
      @QueryParam("rows") @DefaultValue("") String rows,
      @QueryParam("columns") @DefaultValue("") String columns) {
    Inquiry inquiry = inquiry(asking);
    Object table =
        columns.isBlank()
            ? results.tabulation(inquiry, rows)
            : results.crosstab(inquiry, rows, columns);
    return Response.ok(table).build();
  }

  /** The chart of a question or of a group, as it is drawn everywhere. */
  @GET
  @Path("{code}/charts/{name}.svg")
  @Produces("image/svg+xml")
  @Operation(summary = "The chart of a question, or of a group whose questions share a list")
  public String chart(
      @BeanParam Asking asking,
      @PathParam("name") String name,
      @QueryParam("width") @DefaultValue("640") double width) {
    return results.chart(inquiry(asking), name).svg(checked(width));
  }

  /** Every question's chart and table. */
  @GET
  @Path("{code}/results")
  @Operation(summary = "All questions with their charts and tables, from one reading")
  public Overview overview(
      @BeanParam Asking asking, @QueryParam("width") @DefaultValue("640") double width) {
    return results.overview(inquiry(asking), checked(width));
  }

  /** The questions that can be counted. */
  @GET
  @Path("{code}/variables")
  @Operation(summary = "The questions that can be counted, in the questionnaire's order")
  public List<Overview.Choice> variables(@BeanParam Asking asking) {
    return results.choices(inquiry(asking));
  }

  private Inquiry inquiry(Asking asking) {
    return new Inquiry(
        access.to(asking.study, Right.ANALYSE),
        asking.code,
        asking.language,
        asking.where,
        asking.weight);
  }

  private static double checked(double width) {
    if (!(width >= NARROWEST && width <= WIDEST)) {
      throw Problem.CHART_WIDTH.with("least", NARROWEST).and("most", WIDEST);
    }
    return Math.round(width);
  }
}
