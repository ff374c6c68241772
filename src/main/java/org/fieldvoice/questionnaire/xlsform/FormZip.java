package org.fieldvoice.questionnaire.xlsform;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.Form;

/**
 * A form with all that belongs to it, as it can be sent here again or to other programs: the
 * workbook, the lists that stand in files of their own, pictures, sounds and videos.
 */
public final class FormZip {

  private FormZip() {}

  /** Puts a file's bytes where it is told to. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * @param name of the workbook, without its ending
   * @param media by their names
   */
  public static void write(Form form, String name, Map<String, Content> media, OutputStream out)
      throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      add(zip, name + ".xlsx", file -> XlsFormExport.write(form, file));
      for (String list : form.choiceLists().keySet()) {
        if (RowType.isFile(list) && list.indexOf('?') < 0) {
          List<Choice> choices = form.choiceLists().get(list).choices();
          add(
              zip,
              list,
              file -> ListWriter.write(list, choices.stream().map(Choice::columns).toList(), file));
        }
      }
      for (Map.Entry<String, Content> file : media.entrySet()) {
        add(zip, file.getKey(), file.getValue());
      }
    }
  }

  private static void add(ZipOutputStream zip, String name, Content content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    content.writeTo(new Unclosed(zip));
    zip.closeEntry();
  }

  /** Whoever writes one file of several must not close them all. */
  private static final class Unclosed extends FilterOutputStream {

    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
