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
 * @param itemsets the external choices as a file, as ODK wants them beside the form
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Upload(
    byte[] workbook, Map<String, byte[]> lists, Optional<byte[]> itemsets, List<MediaFile> media) {

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "png", "image/png",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "gif", "image/gif",
          "webp", "image/webp",
          "mp3", "audio/mpeg",
          "wav", "audio/wav",
          "ogg", "audio/ogg",
          "m4a", "audio/mp4",
          "mp4", "video/mp4");
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
    return zip ? unzip(bytes) : new Upload(bytes, Map.of(), Optional.empty(), List.of());
  }

  /** An {@code .xlsx} is a zip too: one that has a content type list instead of a workbook. */
  private static Upload unzip(byte[] bytes) {
    try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
      if (zip.getEntry("[Content_Types].xml") != null) {
        return new Upload(bytes, Map.of(), Optional.empty(), List.of());
      }
      Map<String, byte[]> files = new LinkedHashMap<>();
      long total = 0;
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        if (entry.isDirectory() || entry.getName().startsWith("__MACOSX")) {
          continue;
        }
        if (files.size() == MAX_FILES) {
          throw tooLarge(MAX_FILES + " files");
        }
        byte[] file = readAtMost(zip.getInputStream(entry), MAX_BYTES - total);
        total += file.length;
        files.put(entry.getName().replaceAll(".*[/\\\\]", ""), file);
      }
      return sorted(files);
    } catch (IOException e) {
      throw new Refusal(Rule.NOT_A_WORKBOOK);
    }
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
    byte[] workbook = new byte[0];
    Optional<byte[]> itemsets = Optional.empty();
    Map<String, byte[]> lists = new LinkedHashMap<>();
    List<MediaFile> media = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      String name = file.getKey().toLowerCase(Locale.ROOT);
      if (name.matches(".+\\.xl(s|sx|sm)") && workbook.length == 0) {
        workbook = file.getValue();
      } else if (name.equals("itemsets.csv")) {
        itemsets = Optional.of(file.getValue());
      } else if (ListFile.isOne(name)) {
        lists.put(file.getKey(), file.getValue());
      } else {
        media.add(new MediaFile(file.getKey(), file.getValue()));
      }
    }
    if (workbook.length == 0) {
      throw new Refusal(Rule.NOT_A_WORKBOOK);
    }
    return new Upload(workbook, lists, itemsets, media);
  }
}
