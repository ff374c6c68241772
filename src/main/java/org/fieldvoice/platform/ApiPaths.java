package org.fieldvoice.platform;

import jakarta.ws.rs.ApplicationPath;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;

/**
 * Gives each path of the API's description the application in which it is served. Runs in the
 * build, which knows an operation by its class and method.
 */
public final class ApiPaths implements OASFilter {

  @Override
  public void filterOpenAPI(OpenAPI description) {
    Map<String, PathItem> resources = description.getPaths().getPathItems();
    Paths paths = OASFactory.createPaths();
    resources.forEach((path, item) -> paths.addPathItem(root(item) + path, item));
    description.setPaths(paths);
    resources.values().stream()
        .flatMap(item -> item.getOperations().values().stream())
        .forEach(operation -> operation.setOperationId(withoutPackage(operation.getOperationId())));
  }

  private static String root(PathItem item) {
    String resource = id(item).substring(0, id(item).lastIndexOf('_'));
    try {
      Class<?> application =
          Class.forName(resource, false, ApiPaths.class.getClassLoader())
                  .isAnnotationPresent(OutsideApi.class)
              ? OutsideApplication.class
              : RestApplication.class;
      return "/" + application.getAnnotation(ApplicationPath.class).value();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("an operation without a class", e);
    }
  }

  /** Of one of its operations; they stand in one class. */
  private static String id(PathItem item) {
    return item.getOperations().values().iterator().next().getOperationId();
  }

  /** {@code org.fieldvoice.study.StudiesResource_list} becomes {@code StudiesResource_list}. */
  private static String withoutPackage(String id) {
    return id.substring(id.lastIndexOf('.') + 1);
  }
}
