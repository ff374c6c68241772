package org.fieldvoice.questionnaire.xform;

import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fieldvoice.questionnaire.Form;

/**
 * Writes a form as an ODK XForm, as the ODK XForms specification has it and pyxform writes it, for
 * ODK Collect, Enketo and others.
 */
public final class XForm {

  private static final Map<String, String> NAMESPACES = namespaces();

  private final Form form;
  private final Layout layout;
  private final Settings settings;

  private XForm(Form form) {
    this.form = form;
    this.layout = Layout.of(form);
    this.settings = Settings.of(form);
  }

  /** In UTF-8; the stream is flushed and left open. */
  public static void write(Form form, OutputStream out) {
    new XForm(form).write(new Xml(out));
  }

  private static Map<String, String> namespaces() {
    Map<String, String> namespaces = new LinkedHashMap<>();
    namespaces.put("xmlns", "http://www.w3.org/2002/xforms");
    namespaces.put("xmlns:h", "http://www.w3.org/1999/xhtml");
    namespaces.put("xmlns:ev", "http://www.w3.org/2001/xml-events");
    namespaces.put("xmlns:xsd", "http://www.w3.org/2001/XMLSchema");
    namespaces.put("xmlns:jr", "http://openrosa.org/javarosa");
    namespaces.put("xmlns:orx", "http://openrosa.org/xforms");
    namespaces.put("xmlns:odk", "http://www.opendatakit.org/xforms");
    namespaces.put("xmlns:entities", "http://www.opendatakit.org/xforms/entities");
    namespaces.put("xmlns:fieldvoice", "urn:fieldvoice:xforms");
    return namespaces;
  }

  private void write(Xml xml) {
    Wording wording = new Wording(layout);
    Lists lists = new Lists(layout, wording);
    Actions actions = new Actions(layout);
    Entities entities = Entities.of(layout);
    xml.open("h:html").attributes(NAMESPACES);
    settings
        .namespaces()
        .forEach(
            (prefix, uri) -> {
              if (!NAMESPACES.containsKey("xmlns:" + prefix)) {
                xml.attribute("xmlns:" + prefix, uri);
              }
            });
    xml.open("h:head").leaf("h:title", form.title());
    xml.open("model").attribute("odk:xforms-version", "1.0.0");
    xml.attribute("entities:entities-version", entities.specification());
    submission(xml);
    wording.write(xml);
    new Instance(layout, settings, entities).write(xml);
    lists.write(xml);
    new Binds(layout, wording, actions).write(xml);
    entities.binds(xml);
    actions.write(xml);
    xml.close().close();
    new Body(layout, wording, lists, actions).write(xml);
    xml.close().end();
  }

  /** Where a client sends what was filled in, and how. */
  private void submission(Xml xml) {
    String url = settings.get("submission_url");
    String key = settings.get("public_key");
    String send = settings.get("auto_send");
    String delete = settings.get("auto_delete");
    if ((url + key + send + delete).isEmpty()) {
      return;
    }
    xml.open("submission").attribute("action", url);
    xml.attribute("method", url.isEmpty() ? "" : "post");
    xml.attribute("base64RsaPublicKey", key);
    xml.attribute("orx:auto-send", send).attribute("orx:auto-delete", delete).close();
  }
}
