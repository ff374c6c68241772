package org.fieldvoice.dataset.format;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The descriptor of a Frictionless tabular data package (specs.frictionlessdata.io, version 1). */
public final class DataPackage {

  private DataPackage() {}

  /** The descriptor of a package with the one table {@code data}. */
  public static JsonObject of(String name, String title, HashedZip.Entry data, List<Field> fields) {
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("name", "data");
    resource.put("path", data.name());
    resource.put("profile", "tabular-data-resource");
    resource.put("format", "csv");
    resource.put("mediatype", "text/csv");
    resource.put("encoding", "utf-8");
    resource.put("bytes", data.bytes());
    resource.put("hash", "sha256:" + data.sha256());
    resource.put("dialect", Map.of("lineTerminator", "\r\n"));
    resource.put("schema", schema(fields));
    Map<String, Object> descriptor = new LinkedHashMap<>();
    descriptor.put("profile", "tabular-data-package");
    descriptor.put("name", name);
    descriptor.put("title", title);
    descriptor.put("resources", List.of(resource));
    return Json.createObjectBuilder(descriptor).build();
  }

  private static Map<String, Object> schema(List<Field> fields) {
    List<Object> described = new ArrayList<>();
    for (Field field : fields) {
      field.columns().forEach(column -> described.add(described(field, column)));
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("fields", described);
    schema.put("missingValues", List.of(""));
    schema.put("primaryKey", "_id");
    return schema;
  }

  private static Map<String, Object> described(Field field, String column) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", column);
    json.put("type", field.type().name().toLowerCase(Locale.ROOT));
    field.labels().values().stream().findFirst().ifPresent(label -> json.put("title", label));
    return json;
  }
}
