package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.respond.Asked.a;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Contrast;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.fieldvoice.Axe;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.QuestionType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a device adds to an answer, its camera, its place, its voice, a finger, and what its owner
 * has set for all pages; in a real Chromium, without a server.
 */
class DevicesIT {

  private static final FormLogic LOGIC = EveryType.logic();

  private Phone phone = new Phone(LOGIC, ColorScheme.LIGHT);

  @AfterEach
  void putAway() {
    phone.close();
  }

  private void isAlso(NewContextOptions options) {
    phone.close();
    phone = new Phone(LOGIC, options.setViewportSize(360, 640).setHasTouch(true).setIsMobile(true));
  }

  private void press(String name) {
    phone.page().getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name)).click();
  }

  private Locator state() {
    return phone.screen().locator(".state");
  }

  private Locator said() {
    return phone.screen().locator(".said").first();
  }

  /** A browser that reads codes, and a camera before which one is held. */
  private static final String A_CAMERA =
      """
      window.BarcodeDetector = function () {};
      window.BarcodeDetector.prototype.detect = () => Promise.resolve([{ rawValue: '6901234567892' }]);
      const seen = document.createElement('canvas');
      setInterval(() => seen.getContext('2d').fillRect(0, 0, 9, 9), 20);
      const camera = () => Promise.resolve(seen.captureStream(25));
      Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia: camera } });
      """;

  @Test
  void aCodeIsReadByTheCamera() {
    phone.page().addInitScript(A_CAMERA);
    phone.openWhole("en").show("code");
    press("Scan the code");
    assertThat(phone.page().locator("[name=code]")).hasValue("6901234567892");
    assertThat(phone.page().locator("[name=code]")).isFocused();
    assertThat(phone.screen().locator("video")).isHidden();
  }

  @Test
  void whereTheCameraIsRefusedACodeIsTyped() {
    phone.page().addInitScript(A_CAMERA.replace("Promise.resolve(seen", "Promise.reject(seen"));
    phone.openWhole("en").show("code");
    press("Scan the code");
    assertThat(phone.screen().locator(".error:visible")).containsText("You can type the code");
    phone.page().locator("[name=code]").fill("12");
    assertThat(phone.screen().locator(".error:visible")).hasCount(0);
  }

  /** A place that the device knows the better the longer it looks. */
  private static final String A_PLACE =
      """
      let east = 114;
      navigator.geolocation.watchPosition = take => {
        east += 1;
        window.found = accuracy => take({ coords: { latitude: 22.5, longitude: east, altitude: null, accuracy: accuracy } });
        return 1;
      };
      navigator.geolocation.clearWatch = () => { window.found = () => {}; };
      """;

  private void isFoundWithin(int metres) {
    phone.page().evaluate("metres => window.found(metres)", metres);
  }

  @Test
  void aPlaceIsLookedForUntilItIsSureOrTakenAsItIs() {
    phone.page().addInitScript(A_PLACE);
    phone.openWhole("en").show("place");
    press("Use my position");
    isFoundWithin(40);
    assertThat(said()).hasText("Accurate to 40 m");
    assertThat(phone.page().locator("[name='place:0']")).hasValue("");
    press("Use this position");
    assertThat(phone.page().locator("[name='place:3']")).hasValue("40");
    press("Use my position");
    isFoundWithin(4);
    assertThat(phone.page().locator("[name='place:3']")).hasValue("4");
    assertThat(phone.screen().locator(".locate button")).hasText("Use my position");
  }

  @Test
  void aFieldIsWalkedCornerByCorner() {
    phone.page().addInitScript(A_PLACE);
    phone.openWhole("en").show("field");
    for (int corner = 1; corner <= 3; corner++) {
      press("Add where I am now");
      isFoundWithin(2);
    }
    assertThat(phone.screen().locator("p.said").last()).hasText("4 points");
    assertThat(phone.page().locator("[name=field]"))
        .hasValue("22.5 115 0 2; 22.5 116 0 2; 22.5 117 0 2; 22.5 115 0 2");
  }

  @Test
  void aNameIsWrittenWithAFinger() {
    phone.openWhole("en").show("signature");
    Locator keep = phone.page().getByText("Use this drawing");
    assertThat(keep).isDisabled();
    phone.screen().locator(".pad").hover(); // it stands still
    BoundingBox pad = phone.screen().locator(".pad").boundingBox();
    phone.page().mouse().move(pad.x + 20, pad.y + 20);
    phone.page().mouse().down();
    phone.page().mouse().move(pad.x + 120, pad.y + 80);
    phone.page().mouse().up();
    keep.click();
    assertThat(state()).containsText("The file is here.");
    assertThat(phone.attachments()).hasSize(1);
  }

  private static FilePayload photo(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", bytes);
    return new FilePayload("photo.jpg", "image/jpeg", bytes.toByteArray());
  }

  @Test
  void aPhotoIsMadeSmallerBeforeItTravelsAndItsSizeIsSaid() throws IOException {
    phone.openWhole("en").show("photo");
    FilePayload photo = photo(800, 600);
    phone.screen().locator("[type=file]").setInputFiles(photo);
    assertThat(state()).containsText(Pattern.compile("here. \\(\\d+ kB\\)"));
    byte[] sent = phone.attachments().get(0);
    assertThat(ImageIO.read(new ByteArrayInputStream(sent)).getWidth()).isEqualTo(400);
    assertThat(sent.length).isLessThan(photo.buffer.length / 2);
  }

  @Test
  void aFileThatTheServerWouldRefuseIsRefusedOnThePhone(@TempDir Path folder) throws IOException {
    phone.openWhole("en").show("film");
    Path film = folder.resolve("film.mp4");
    try (RandomAccessFile empty = new RandomAccessFile(film.toFile(), "rw")) {
      empty.setLength(21 * 1024 * 1024);
    }
    phone.screen().locator("[type=file]").setInputFiles(film);
    Locator error = phone.screen().locator(".error:visible");
    assertThat(error).hasText("The file is too large (20 MB at most). (22 MB)");
    assertThat(state()).isEmpty();
    phone.next();
    assertThat(phone.screen().locator("[type=file]")).isFocused();
    assertThat(error).isVisible();
    phone.next();
    assertThat(phone.screen()).containsText("Send a file");
    assertThat(phone.attachments()).isEmpty();
  }

  @Test
  void howManyLettersAreLeftIsSaid() {
    phone.openWhole("en").show("words");
    phone.page().locator("[name=words]").fill("我很好");
    assertThat(said()).hasText("3 of 200 letters");
  }

  /** A browser that has no Khmer would say it in English, or "2020 M02 3". */
  @Test
  void aDateIsSaidInWordsThatTheBrowserHasOrNotAtAll() {
    try (Phone khmer = new Phone(EveryType.speaking("km"), ColorScheme.LIGHT)) {
      khmer.openWhole("km").show("day");
      khmer.screen().locator("[type=date]").fill("2020-02-03");
      assertThat(khmer.screen().locator(".said")).not().containsText(Pattern.compile("[A-Z]"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gregorian, 'Friday, December 25, 2020'",
    "ethiopian, 2013",
    "islamic, 1442",
    "buddhist, 2563"
  })
  void aDateIsSaidInWordsAndInTheFormsCalendar(String calendar, String words) {
    phone.close();
    phone =
        new Phone(
            FormLogic.of(Asked.form(a(QuestionType.DATE, "day").looking(calendar).question())),
            ColorScheme.LIGHT);
    phone.openWhole("en");
    phone.page().locator("[name=day]").fill("2020-12-25");
    assertThat(said()).containsText(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark", "forced"})
  void whoNeedsMoreContrastGetsIt(String scheme) {
    NewContextOptions options = new NewContextOptions().setContrast(Contrast.MORE);
    options.setColorScheme(scheme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT);
    isAlso(scheme.equals("forced") ? options.setForcedColors(ForcedColors.ACTIVE) : options);
    phone.openWhole("en");
    for (String question : new String[] {"one", "likert", "menu", "slider", "order", "words"}) {
      phone.show(question);
      assertThat(Axe.violations(phone.page())).as(question).isEmpty();
    }
    phone.show("one");
    phone.next();
    assertThat(phone.screen().locator(".error:visible")).hasCount(1);
    phone.screen().locator("[value=yes] + span").click();
    phone.page().waitForFunction("() => !document.getAnimations().length");
    assertThat(Axe.violations(phone.page())).isEmpty();
  }

  private Object duration(String selector) {
    return phone
        .page()
        .evaluate("s => getComputedStyle(document.querySelector(s)).transitionDuration", selector);
  }

  @Test
  void nothingMovesForWhoWantsItStill() {
    phone.openWhole("en").show("one");
    assertThat(duration(".row > span")).isEqualTo("0.1s");
    isAlso(new NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
    phone.openWhole("en").show("one");
    assertThat(duration(".row > span")).isEqualTo("0s");
    assertThat(duration(".primary")).isEqualTo("0s");
  }
}
