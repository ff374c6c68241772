package org.fieldvoice.questionnaire.xlsform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * What was sent: a workbook, perhaps in a zip with the files that it names.
 *
 * @param lists the zip's CSV, XML and GeoJSON files, by file name
 * @param tables the zip's other workbooks, by file name: people keep lists in such
 * @param itemsets the external choices as a file, as ODK wants them beside the form
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Upload(
    byte[] workbook,
    Map<String, byte[]> lists,
    Map<String, byte[]> tables,
    Optional<byte[]> itemsets,
    List<MediaFile> media) {

  private static final Map<String, String> MEDIA_TYPES =
      Map.ofEntries(
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("bmp", "image/bmp"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("wav", "audio/wav"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("oga", "audio/ogg"),
          Map.entry("opus", "audio/ogg"),
          Map.entry("aac", "audio/aac"),
          Map.entry("m4a", "audio/mp4"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("webm", "video/webm"),
          Map.entry("3gp", "video/3gpp"));
  private static final int MAX_FILES = 500;
  private static final long MAX_BYTES = 100L << 20;

  /**
   * A picture, sound or video that the workbook names.
   *
   * @param name without its folders
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record MediaFile(String name, byte[] bytes) {

    /** As its ending says; anything else is a file to be downloaded, never shown. */
    public String mediaType() {
      String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
      return MEDIA_TYPES.getOrDefault(ending, "application/octet-stream");
    }
  }

  static Upload of(byte[] bytes) {
    if (bytes.length > WorkbookReader.MAX_BYTES) {
      throw new Refusal(
          Rule.TOO_LARGE,
          Cell.WORKBOOK,
          Map.of("limit", WorkbookReader.MAX_BYTES / 1_048_576 + " MB"));
    }
    boolean zip = bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K';
    return zip ? unzip(bytes) : alone(bytes);
  }

  private static Upload alone(byte[] workbook) {
    return new Upload(workbook, Map.of(), Map.of(), Optional.empty(), List.of());
  }

  /** An {@code .xlsx} is a zip too: one that has a content type list instead of a workbook. */
  private static Upload unzip(byte[] bytes) {
    try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
      if (zip.getEntry("[Content_Types].xml") != null) {
        return alone(bytes);
      }
      Map<String, byte[]> files = new LinkedHashMap<>();
      long total = 0;
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        String name = SheetText.composed(entry.getName().replaceAll(".*[/\\\\]", ""));
        if (entry.isDirectory() || isHidden(name)) {
          continue;
        }
        if (files.size() == MAX_FILES) {
          throw tooLarge(MAX_FILES + " files");
        }
        byte[] file = readAtMost(zip.getInputStream(entry), MAX_BYTES - total);
        total += file.length;
        files.put(name, file);
      }
      return sorted(files);
    } catch (IOException e) {
      throw new Refusal(Rule.NOT_A_WORKBOOK);
    }
  }

  /** What a Mac or an open workbook leaves beside the files. */
  private static boolean isHidden(String name) {
    return name.startsWith(".") || name.startsWith("~$");
  }

  private static byte[] readAtMost(InputStream in, long limit) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      if (out.size() + n > limit) {
        throw tooLarge(MAX_BYTES / 1_048_576 + " MB");
      }
      out.write(buffer, 0, n);
    }
    return out.toByteArray();
  }

  private static Refusal tooLarge(String limit) {
    return new Refusal(Rule.TOO_LARGE, Cell.WORKBOOK, Map.of("limit", limit));
  }

  private static Upload sorted(Map<String, byte[]> files) {
    Map<String, byte[]> workbooks = new LinkedHashMap<>();
    Optional<byte[]> itemsets = Optional.empty();
    Map<String, byte[]> lists = new LinkedHashMap<>();
    List<MediaFile> media = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      String name = file.getKey().toLowerCase(Locale.ROOT);
      if (name.matches(".+\\.xl(s|sx|sm)")) {
        workbooks.put(file.getKey(), file.getValue());
      } else if (name.equals("itemsets.csv")) {
        itemsets = Optional.of(file.getValue());
      } else if (ListFile.isOne(name)) {
        lists.put(file.getKey(), file.getValue());
      } else {
        media.add(new MediaFile(file.getKey(), file.getValue()));
      }
    }
    String form = form(workbooks);
    byte[] workbook = workbooks.getOrDefault(form, new byte[0]);
    workbooks.remove(form);
    return new Upload(workbook, lists, workbooks, itemsets, media);
  }

  /** The name of the only workbook, or of the first one with a survey sheet. */
  private static String form(Map<String, byte[]> workbooks) {
    boolean alone = workbooks.size() == 1;
    return workbooks.entrySet().stream()
        .filter(workbook -> alone || hasSurvey(workbook.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .or(() -> workbooks.keySet().stream().findFirst())
        .orElseThrow(() -> new Refusal(Rule.NOT_A_WORKBOOK));
  }

  private static boolean hasSurvey(byte[] workbook) {
    try {
      return WorkbookReader.read(workbook, name -> false).stream()
          .anyMatch(sheet -> sheet.name().strip().equalsIgnoreCase("survey"));
    } catch (Refusal e) {
      return false;
    }
  }
}
