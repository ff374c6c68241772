package org.fieldvoice.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

class PosterTest {

  private static final String ADDRESS = "https://survey.example.org/r/k7qf2m9xt4";
  private static final Poster.Sheet SHEET =
      new Poster.Sheet(
          "WeSupport 用户调查",
          "WeSupport 平台研究，2016 年，珠江三角洲的三家工厂",
          Optional.of("东莞乙厂（电子）"),
          ADDRESS,
          Optional.empty(),
          "zh");

  @Test
  void saysWhatWhereAndHowInTheChosenLanguage() throws Exception {
    String text = text(SHEET);

    assertThat(text)
        .contains("WeSupport 用户调查", "东莞乙厂（电子）", "用微信“扫一扫”", "survey.example.org/r/k7qf2m9xt4");
  }

  @Test
  void speaksEnglishToWhoeverAsksForALanguageWithoutWordsOfItsOwn() throws Exception {
    Poster.Sheet vietnamese =
        new Poster.Sheet(
            "Khảo sát", "WeSupport", Optional.empty(), ADDRESS, Optional.empty(), "vi");

    assertThat(text(vietnamese)).contains("Khảo sát", "Scan with WeChat");
  }

  @Test
  void aPhoneReadsTheAddressFromTheCode() throws Exception {
    try (PDDocument poster = Loader.loadPDF(pdf(SHEET))) {
      BufferedImage drawn = new PDFRenderer(poster).renderImageWithDPI(0, 60);

      assertThat(decode(drawn)).isEqualTo(ADDRESS);
    }
  }

  private static String decode(BufferedImage page) throws Exception {
    int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
    RGBLuminanceSource source = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
  }

  private static String text(Poster.Sheet sheet) throws Exception {
    try (PdfReader reader = new PdfReader(pdf(sheet))) {
      return new PdfTextExtractor(reader).getTextFromPage(1);
    }
  }

  private static byte[] pdf(Poster.Sheet sheet) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Poster.write(sheet, out);
    return out.toByteArray();
  }
}
