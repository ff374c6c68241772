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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

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

  @TempDir private Path folder;

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
  @EnabledIf("popplerIsThere")
  void aPhoneReadsTheAddressFromThePrintedCode() throws Exception {
    Path pdf = Files.write(folder.resolve("poster.pdf"), pdf(SHEET));
    Process draw =
        new ProcessBuilder(
                "pdftoppm", "-r", "60", "-png", "-singlefile", pdf.toString(), folder + "/poster")
            .start();
    assertThat(draw.waitFor()).isZero();

    assertThat(decode(ImageIO.read(folder.resolve("poster.png").toFile()))).isEqualTo(ADDRESS);
  }

  static boolean popplerIsThere() throws Exception {
    try {
      return new ProcessBuilder("pdftoppm", "-v").start().waitFor() >= 0;
    } catch (java.io.IOException e) {
      return false;
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
