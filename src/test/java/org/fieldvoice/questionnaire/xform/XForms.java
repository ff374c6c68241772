package org.fieldvoice.questionnaire.xform;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.javarosa.xform.util.XFormUtils;

/** Forms as the XForms that they become. */
final class XForms {

  static final String[] CHOICES = {
    "list_name|name|label|province",
    "yes_no|yes|Yes|",
    "yes_no|no|No|",
    "city|changsha|Changsha|hunan",
    "city|shenzhen|Shenzhen|guangdong"
  };

  private XForms() {}

  static String xml(Form form) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XForm.write(form, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** What {@link XFormShape} sees, once JavaRosa has loaded it. */
  static Map<String, String> facts(Form form) throws Exception {
    byte[] xml = xml(form).getBytes(StandardCharsets.UTF_8);
    XFormUtils.getFormFromInputStream(new ByteArrayInputStream(xml));
    return XFormShape.of(xml).facts;
  }

  static Map<String, String> facts(String... survey) throws Exception {
    return facts(WorkbookBuilder.xlsx().sheet("survey", survey).sheet("choices", CHOICES).form());
  }
}
