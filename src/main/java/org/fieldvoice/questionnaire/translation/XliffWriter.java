package org.fieldvoice.questionnaire.translation;

import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.translation.Markers.Part;

/**
 * A form's texts in one language as XLIFF 2.0: a unit for each, with notes that say where it
 * stands; references and markup are placeholders ({@code <ph>}) whose originals stand in the unit.
 */
final class XliffWriter {

  private static final String NS = Xliff.NAMESPACE;
  private static final String XML = "http://www.w3.org/XML/1998/namespace";

  private final Form form;
  private final int version;
  private final Language target;
  private final XMLStreamWriter xml;

  private XliffWriter(Form form, int version, Language target, XMLStreamWriter xml) {
    this.form = form;
    this.version = version;
    this.target = target;
    this.xml = xml;
  }

  /**
   * @param version the form's number, which the file tells when it comes back
   */
  static void write(Form form, int version, Language target, OutputStream out) {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
      new XliffWriter(form, version, target, xml).write();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.setDefaultNamespace(NS);
    xml.writeStartElement(NS, "xliff");
    xml.writeDefaultNamespace(NS);
    xml.writeAttribute("version", "2.0");
    xml.writeAttribute("srcLang", Xliff.code(form, form.defaultLanguage()));
    xml.writeAttribute("trgLang", Xliff.code(form, target));
    xml.writeStartElement(NS, "file");
    xml.writeAttribute("id", "form");
    xml.writeAttribute("original", form.id() + "/versions/" + version);
    for (Unit unit : Units.of(form).all()) {
      unit(unit);
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void unit(Unit unit) throws XMLStreamException {
    String source = unit.source(form.defaultLanguage().tag());
    String translated = unit.in(target.tag());
    Map<String, String> originals = originals(source, translated);
    xml.writeCharacters("\n");
    xml.writeStartElement(NS, "unit");
    xml.writeAttribute("id", unit.id());
    xml.writeAttribute("name", clean(unit.place()));
    xml.writeStartElement(NS, "notes");
    note("location", unit.place() + " " + unit.column());
    note("context", unit.about());
    xml.writeEndElement();
    if (!originals.isEmpty()) {
      xml.writeStartElement(NS, "originalData");
      for (Map.Entry<String, String> original : originals.entrySet()) {
        xml.writeStartElement(NS, "data");
        xml.writeAttribute("id", original.getValue());
        characters(original.getKey());
        xml.writeEndElement();
      }
      xml.writeEndElement();
    }
    xml.writeStartElement(NS, "segment");
    xml.writeAttribute("id", "s1");
    xml.writeAttribute("state", translated.isBlank() ? "initial" : "translated");
    text("source", source, originals);
    if (!translated.isBlank()) {
      text("target", translated, originals);
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  /** The id of each marker's original; the same marker has one. */
  private static Map<String, String> originals(String... texts) {
    Map<String, String> ids = new LinkedHashMap<>();
    for (String text : texts) {
      for (Part part : Markers.parts(text)) {
        if (part.marker()) {
          ids.putIfAbsent(part.text(), "d" + (ids.size() + 1));
        }
      }
    }
    return ids;
  }

  private void note(String category, String text) throws XMLStreamException {
    xml.writeStartElement(NS, "note");
    xml.writeAttribute("category", category);
    xml.writeCharacters(clean(text));
    xml.writeEndElement();
  }

  private void text(String element, String text, Map<String, String> originals)
      throws XMLStreamException {
    xml.writeStartElement(NS, element);
    xml.writeAttribute("xml", XML, "space", "preserve");
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (Part part : Markers.parts(text)) {
      if (part.marker()) {
        String data = originals.get(part.text());
        int time = seen.merge(part.text(), 1, Integer::sum);
        xml.writeEmptyElement(NS, "ph");
        // The same in source and target, so that a tool can pair them.
        xml.writeAttribute("id", data + "-" + time);
        xml.writeAttribute("dataRef", data);
        xml.writeAttribute("disp", clean(part.text()));
        if (part.text().startsWith("${")) {
          xml.writeAttribute("canDelete", "no");
        }
      } else {
        characters(part.text());
      }
    }
    xml.writeEndElement();
  }

  /** What XML can't hold is written by its number: {@code <cp hex="001B"/>}. */
  private void characters(String text) throws XMLStreamException {
    int from = 0;
    List<Integer> foreign = text.codePoints().filter(c -> !isXml(c)).boxed().toList();
    for (int c : foreign) {
      int at = text.indexOf(c, from);
      xml.writeCharacters(text.substring(from, at));
      if (c == '\r') {
        // As it stands it would be read back as a line feed.
        xml.writeEntityRef("#13");
      } else {
        xml.writeEmptyElement(NS, "cp");
        xml.writeAttribute("hex", String.format("%04X", c));
      }
      from = at + Character.charCount(c);
    }
    xml.writeCharacters(text.substring(from));
  }

  private static String clean(String text) {
    return text.codePoints()
        .filter(XliffWriter::isXml)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
