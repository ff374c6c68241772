package org.fieldvoice.questionnaire.xlsform;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.util.XMLHelper;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Reads foreign XML as a stream: without a document type, so that no entity grows and none is
 * fetched, and no deeper than any honest file is.
 */
abstract class Xml extends DefaultHandler2 {

  private static final int DEEPEST = 60;

  private int depth;

  /** An element begins; names come without their prefix. */
  abstract void begin(String name, Attributes attributes);

  void end(String name) {}

  /**
   * @throws Refusal when the XML is made to do harm
   */
  final void read(InputStream in) throws IOException, SAXException {
    try {
      XMLReader reader = XMLHelper.newXMLReader();
      reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", false);
      reader.setProperty("http://xml.org/sax/properties/lexical-handler", this);
      reader.setContentHandler(this);
      reader.setErrorHandler(this);
      reader.setEntityResolver(this);
      reader.parse(new InputSource(in));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public final void startDTD(String name, String publicId, String systemId) {
    throw new Refusal(Rule.UNSAFE_XML);
  }

  @Override
  public final void startElement(
      String uri, String localName, String qualified, Attributes attributes) {
    if (++depth > DEEPEST) {
      throw new Refusal(Rule.UNSAFE_XML);
    }
    begin(localName(localName, qualified), attributes);
  }

  @Override
  public final void endElement(String uri, String localName, String qualified) {
    depth--;
    end(localName(localName, qualified));
  }

  private static String localName(String localName, String qualified) {
    return localName.isEmpty() ? qualified.substring(qualified.indexOf(':') + 1) : localName;
  }

  /** An attribute by its name without prefix; empty where it isn't there. */
  static String attribute(Attributes attributes, String name) {
    for (int i = 0; i < attributes.getLength(); i++) {
      if (localName(attributes.getLocalName(i), attributes.getQName(i)).equals(name)) {
        return attributes.getValue(i);
      }
    }
    return "";
  }

  /** A whole number of up to eight digits; -1 for any other text. */
  static int whole(String text) {
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9' || i == 8) {
        return -1;
      }
      number = number * 10 + c - '0';
    }
    return text.isEmpty() ? -1 : number;
  }
}
