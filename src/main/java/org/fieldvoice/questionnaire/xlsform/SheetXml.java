package org.fieldvoice.questionnaire.xlsform;

import java.util.List;
import org.xml.sax.Attributes;

/** Reads a sheet's XML: each cell's text as the researcher meant it. */
final class SheetXml extends Xml {

  private final SheetText sheet;
  private final List<String> strings;
  private final SheetStyles styles;
  private final boolean from1904;
  private final StringBuilder text = new StringBuilder();
  private int row = -1;
  private int column = -1;
  private String type = "";
  private String style = "";
  private boolean inText;
  private boolean inPhonetic;
  private boolean hasFormula;

  SheetXml(SheetText sheet, List<String> strings, SheetStyles styles, boolean from1904) {
    this.sheet = sheet;
    this.strings = strings;
    this.styles = styles;
    this.from1904 = from1904;
  }

  @Override
  void begin(String name, Attributes attributes) {
    switch (name) {
      case "row" -> {
        int number = whole(attribute(attributes, "r"));
        row = number > 0 ? number - 1 : row + 1;
        column = -1;
        sheet.startRow(row);
      }
      case "c" -> {
        column = SheetText.column(attribute(attributes, "r"), column + 1);
        type = attribute(attributes, "t");
        style = attribute(attributes, "s");
        text.setLength(0);
        hasFormula = false;
      }
      case "f" -> hasFormula = true;
      case "mergeCell" -> sheet.merge(attribute(attributes, "ref"));
      case "rPh" -> inPhonetic = true;
      case "v" -> inText = true;
      case "t" -> inText = !inPhonetic;
      default -> {}
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    if (inText) {
      text.append(characters, start, length);
      if (text.length() > SharedStrings.LONGEST_CELL) {
        throw SharedStrings.tooLong(sheet.place(row, column));
      }
    }
  }

  @Override
  void end(String name) {
    switch (name) {
      case "row" -> sheet.endRow(row);
      case "c" -> endCell();
      case "rPh" -> inPhonetic = false;
      case "v", "t" -> inText = false;
      default -> {}
    }
  }

  private void endCell() {
    String value = text.toString();
    if (type.equals("e")) {
      sheet.fault(row, column, value);
    } else if (value.isEmpty() && hasFormula && !type.equals("str")) {
      sheet.fault(row, column, "");
    } else {
      sheet.put(column, meant(value));
    }
  }

  private String meant(String value) {
    return switch (type) {
      case "s" -> shared(value.strip());
      case "b" -> value.strip().equals("1") || value.strip().equals("true") ? "TRUE" : "FALSE";
      case "str", "inlineStr" -> SharedStrings.unescaped(value);
      case "d" -> value.replaceFirst("T00:00:00(\\.0+)?Z?$", "");
      default -> number(value.strip());
    };
  }

  private String shared(String index) {
    int number = whole(index);
    return number >= 0 && number < strings.size() ? strings.get(number) : "";
  }

  private String number(String value) {
    try {
      double number = Double.parseDouble(value);
      return styles
          .dateFormat(style)
          .map(format -> PlainNumber.date(number, format, from1904))
          .orElseGet(() -> PlainNumber.text(number));
    } catch (NumberFormatException e) {
      return value;
    }
  }
}
