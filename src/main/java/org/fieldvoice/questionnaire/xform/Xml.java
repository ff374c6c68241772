package org.fieldvoice.questionnaire.xform;

import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements one after the other; what XML 1.0 can't hold is left out of texts. */
final class Xml {

  private final XMLStreamWriter writer;

  Xml(OutputStream out) {
    try {
      writer =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    } catch (XMLStreamException e) {
      throw failed(e);
    }
  }

  Xml open(String name) {
    try {
      writer.writeStartElement(name);
      return this;
    } catch (XMLStreamException e) {
      throw failed(e);
    }
  }

  /** An attribute of the element just opened; none where the value is empty. */
  Xml attribute(String name, String value) {
    return value.isEmpty() ? this : written(name, value);
  }

  /** An attribute that says what it does by being there. */
  Xml marked(String name) {
    return written(name, "");
  }

  private Xml written(String name, String value) {
    try {
      writer.writeAttribute(name, legal(value));
      return this;
    } catch (XMLStreamException e) {
      throw failed(e);
    }
  }

  Xml attributes(Map<String, String> attributes) {
    attributes.forEach(this::attribute);
    return this;
  }

  Xml text(String text) {
    try {
      writer.writeCharacters(legal(text));
      return this;
    } catch (XMLStreamException e) {
      throw failed(e);
    }
  }

  Xml close() {
    try {
      writer.writeEndElement();
      return this;
    } catch (XMLStreamException e) {
      throw failed(e);
    }
  }

  /** An element with nothing but a text in it. */
  Xml leaf(String name, String text) {
    return open(name).text(text).close();
  }

  void end() {
    try {
      writer.writeEndDocument();
      writer.flush();
    } catch (XMLStreamException e) {
      throw failed(e);
    }
  }

  /** True for what can name an element or an attribute, without a prefix. */
  static boolean isName(String text) {
    return text.matches("[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_.-]*");
  }

  private static String legal(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.codePoints().filter(Xml::isLegal).forEach(legal::appendCodePoint);
    return legal.toString();
  }

  private static boolean isLegal(int c) {
    return (c >= 0x20 && c <= 0xD7FF)
        || c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private static RuntimeException failed(XMLStreamException e) {
    return e.getCause() instanceof java.io.IOException io
        ? new UncheckedIOException(io)
        : new IllegalStateException(e);
  }
}
