package org.fieldvoice.dataset;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.fieldvoice.dataset.format.Csv;

/**
 * The rows of a release under new ids and in the order of those: both come from a secret seed, so
 * that neither leads back to a response nor tells when it arrived, and the same seed gives the same
 * file. Rows wait on disk, already anonymised, in as many files as keep each of them small enough
 * to be sorted in memory.
 */
final class ShuffledRows implements AutoCloseable {

  private static final int ID_BYTES = 12;

  private final byte[] seed;
  private final Path folder;
  private final SortedMap<Character, Writer> buckets = new TreeMap<>();

  ShuffledRows(byte[] seed) throws IOException {
    this.seed = seed.clone();
    this.folder = Files.createTempDirectory("release");
  }

  /** Takes one row: its cells without the id. */
  void add(UUID instance, List<String> cells) {
    String id = idOf(instance);
    List<String> line = new ArrayList<>(cells.size() + 1);
    line.add(id);
    line.addAll(cells);
    try {
      // A line of the bucket is a record of the file: its own line breaks must not split it.
      String one = Csv.line(line).replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n");
      bucket(id.charAt(1)).append(one).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A letter, then what HMAC-SHA256 makes of the response's id under the seed. */
  private String idOf(UUID instance) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(seed, "HmacSHA256"));
      byte[] digest = mac.doFinal(instance.toString().getBytes(StandardCharsets.US_ASCII));
      byte[] start = java.util.Arrays.copyOf(digest, ID_BYTES);
      return "r" + Base64.getUrlEncoder().withoutPadding().encodeToString(start);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private Writer bucket(char first) throws IOException {
    Writer known = buckets.get(first);
    if (known != null) {
      return known;
    }
    BufferedWriter writer = Files.newBufferedWriter(file(first));
    buckets.put(first, writer);
    return writer;
  }

  private Path file(char first) {
    return folder.resolve(Integer.toString(first));
  }

  /** Writes all rows in the order of their ids. */
  void writeTo(OutputStream out) throws IOException {
    for (char first : List.copyOf(buckets.keySet())) {
      Writer writer = buckets.get(first);
      if (writer != null) {
        writer.flush();
      }
      List<String> lines = Files.readAllLines(file(first));
      for (String line : lines.stream().sorted().toList()) {
        out.write(unescaped(line).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static String unescaped(String line) {
    StringBuilder text = new StringBuilder(line.length());
    boolean escaped = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (escaped) {
        text.append(c == 'r' ? '\r' : c == 'n' ? '\n' : c);
        escaped = false;
      } else if (c == '\\') {
        escaped = true;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    for (Writer writer : buckets.values()) {
      writer.close();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
