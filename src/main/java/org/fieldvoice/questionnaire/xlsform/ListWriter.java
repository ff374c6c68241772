package org.fieldvoice.questionnaire.xlsform;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriter;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the list files that {@link ListFile} reads: CSV, XML or GeoJSON, by the name's ending. */
final class ListWriter {

  private static final JsonProvider JSON = JsonProvider.provider();
  private static final String GEOMETRY = "geometry";

  private ListWriter() {}

  /**
   * @param rows their texts by column
   */
  static void write(String name, List<Map<String, String>> rows, OutputStream out)
      throws IOException {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    switch (ending) {
      case "xml" -> xml(rows, out);
      case "geojson" -> geoJson(rows, out);
      default -> csv(rows, out);
    }
  }

  private static void csv(List<Map<String, String>> rows, OutputStream out) throws IOException {
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> columns.addAll(row.keySet()));
    line(columns.stream().toList(), out);
    for (Map<String, String> row : rows) {
      line(columns.stream().map(column -> row.getOrDefault(column, "")).toList(), out);
    }
  }

  private static void line(List<String> cells, OutputStream out) throws IOException {
    String line = cells.stream().map(ListWriter::quoted).collect(Collectors.joining(","));
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private static void xml(List<Map<String, String>> rows, OutputStream out) throws IOException {
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("root");
      for (Map<String, String> row : rows) {
        xml.writeStartElement("item");
        for (Map.Entry<String, String> column : row.entrySet()) {
          xml.writeStartElement(column.getKey());
          xml.writeCharacters(column.getValue());
          xml.writeEndElement();
        }
        xml.writeEndElement();
      }
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private static void geoJson(List<Map<String, String>> rows, OutputStream out) {
    JsonArrayBuilder features = JSON.createArrayBuilder();
    rows.forEach(row -> features.add(feature(row)));
    try (JsonWriter json = JSON.createWriter(out)) {
      json.writeObject(
          JSON.createObjectBuilder()
              .add("type", "FeatureCollection")
              .add("features", features)
              .build());
    }
  }

  private static JsonObjectBuilder feature(Map<String, String> row) {
    JsonObjectBuilder feature = JSON.createObjectBuilder().add("type", "Feature");
    JsonObjectBuilder properties = JSON.createObjectBuilder();
    List<JsonArrayBuilder> points = points(row.getOrDefault(GEOMETRY, ""));
    row.forEach(
        (column, text) -> {
          if (column.equals("id")) {
            feature.add("id", text);
          } else if (!column.equals(GEOMETRY) || points.isEmpty()) {
            properties.add(column, text);
          }
        });
    feature.add("properties", properties);
    if (points.size() == 1) {
      return feature.add(GEOMETRY, geometry("Point", points.get(0)));
    }
    JsonArrayBuilder line = JSON.createArrayBuilder();
    points.forEach(line::add);
    return points.isEmpty()
        ? feature.addNull(GEOMETRY)
        : feature.add(GEOMETRY, geometry("LineString", line));
  }

  private static JsonObjectBuilder geometry(String type, JsonArrayBuilder coordinates) {
    return JSON.createObjectBuilder().add("type", type).add("coordinates", coordinates);
  }

  /** Of {@code latitude longitude altitude accuracy; …}; none where the text is no such thing. */
  private static List<JsonArrayBuilder> points(String geometry) {
    List<JsonArrayBuilder> points = new ArrayList<>();
    for (String point : geometry.split(";", -1)) {
      String[] parts = point.strip().split(" ", -1);
      if (parts.length != 4 || !String.join("", parts).matches("[-+.\\deE]+")) {
        return List.of();
      }
      JsonArrayBuilder position =
          JSON.createArrayBuilder().add(number(parts[1])).add(number(parts[0]));
      points.add(parts[2].equals("0") ? position : position.add(number(parts[2])));
    }
    return points;
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }
}
