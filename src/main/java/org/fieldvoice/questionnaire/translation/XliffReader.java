package org.fieldvoice.questionnaire.translation;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.translation.Translation.Line;
import org.jspecify.annotations.Nullable;

/**
 * Reads XLIFF 2.0 and 2.1 as tools give it back: segments may be split, markers may have become
 * paired codes ({@code <pc>}), texts may have been marked ({@code <mrk>}).
 */
final class XliffReader {

  private final XMLStreamReader xml;
  private final Form form;
  private final List<Line> lines = new ArrayList<>();
  private Optional<Language> target = Optional.empty();
  private Optional<Integer> version = Optional.empty();

  private XliffReader(XMLStreamReader xml, Form form) {
    this.xml = xml;
    this.form = form;
  }

  static TranslatorsFile read(byte[] file, Form form) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(file));
      return new XliffReader(xml, form).read();
    } catch (XMLStreamException e) {
      throw unreadable("line " + e.getLocation().getLineNumber() + " is no XML");
    }
  }

  private TranslatorsFile read() throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        begin();
      }
    }
    if (target.isEmpty()) {
      throw unreadable("it is no XLIFF 2");
    }
    return new TranslatorsFile(version, lines);
  }

  private void begin() throws XMLStreamException {
    String name = xml.getLocalName();
    if (name.equals("xliff")) {
      String version = attribute("version");
      String code = attribute("trgLang");
      if (!version.startsWith("2.")) {
        throw unreadable("it is XLIFF " + version + "; export it as XLIFF 2");
      }
      target = Xliff.language(form, code);
      if (target.isEmpty()) {
        throw unreadable("the questionnaire has no language " + code);
      }
      if (target.get().equals(form.defaultLanguage())) {
        throw unreadable("its target, " + code + ", is the language that is translated from");
      }
    } else if (name.equals("file")) {
      version = TranslatorsFile.numberIn(attribute("original"));
    } else if (name.equals("unit")) {
      unit();
    }
  }

  /** A unit, up to its end; whatever else a tool has put into it, proposals too, is passed over. */
  private void unit() throws XMLStreamException {
    String id = attribute("id");
    Map<String, String> originals = new HashMap<>();
    StringBuilder source = new StringBuilder();
    StringBuilder translated = new StringBuilder();
    boolean whole = true;
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("unit")) {
        break;
      }
      String name = event == XMLStreamConstants.START_ELEMENT ? xml.getLocalName() : "";
      switch (name) {
        case "data" -> originals.put(attribute("id"), content(Map.of()));
        case "segment", "ignorable" -> {
          boolean text = name.equals("segment");
          Piece piece = piece(name, originals);
          source.append(piece.source());
          translated.append(text || !piece.target().isEmpty() ? piece.target() : piece.source());
          whole &= !text || piece.isTranslated();
        }
        case "", "originalData" -> {}
        default -> content(Map.of());
      }
    }
    if (whole && target.isPresent()) {
      lines.add(new Line(id, target.get().tag(), source.toString(), translated.toString()));
    }
  }

  /** A part of a text, or what stands between two. */
  private record Piece(String state, String source, String target) {

    /** Some tools begin with the source as the target of what nobody has translated yet. */
    boolean isTranslated() {
      boolean copied = state.equals("initial") && target.equals(source);
      return source.isBlank() || !target.isBlank() && !copied;
    }
  }

  private Piece piece(String element, Map<String, String> originals) throws XMLStreamException {
    String state = attribute("state");
    String source = "";
    String translated = "";
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element)) {
        return new Piece(state, source, translated);
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        boolean before = xml.getLocalName().equals("source");
        boolean after = xml.getLocalName().equals("target");
        String text = content(originals);
        source = before ? text : source;
        translated = after ? text : translated;
      }
    }
  }

  /** The text of the element that has begun, up to its end, with its markers as they were. */
  private String content(Map<String, String> originals) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    List<String> closing = new ArrayList<>();
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.CHARACTERS
          || event == XMLStreamConstants.CDATA
          || event == XMLStreamConstants.SPACE) {
        text.append(xml.getText());
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        text.append(opened(originals));
        closing.add(originals.getOrDefault(attribute("dataRefEnd"), ""));
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (closing.isEmpty()) {
          return text.toString();
        }
        text.append(closing.remove(closing.size() - 1));
      }
    }
  }

  private String opened(Map<String, String> originals) {
    return switch (xml.getLocalName()) {
      case "cp" -> codePoint(attribute("hex"));
      case "pc" -> originals.getOrDefault(attribute("dataRefStart"), "");
      default -> originals.getOrDefault(attribute("dataRef"), "");
    };
  }

  private static String codePoint(String hex) {
    try {
      return Character.toString(Integer.parseInt(hex, 16));
    } catch (IllegalArgumentException e) {
      throw unreadable("U+" + hex + " is no character");
    }
  }

  private String attribute(String name) {
    @Nullable String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private static ProblemException unreadable(String why) {
    return Problem.TRANSLATION_UNREADABLE.with("why", why);
  }
}
