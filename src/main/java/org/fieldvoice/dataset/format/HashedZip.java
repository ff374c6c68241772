package org.fieldvoice.dataset.format;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A ZIP that knows the size and SHA-256 of each file in it, and whose bytes depend on nothing but
 * their content.
 */
public final class HashedZip implements AutoCloseable {

  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /**
   * A file of the archive.
   *
   * @param sha256 in lower-case hexadecimal
   */
  public record Entry(String name, long bytes, String sha256) {}

  /** Writes one file's content. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private final ZipOutputStream zip;
  private final List<Entry> entries = new ArrayList<>();

  public HashedZip(OutputStream out) {
    zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    zip.setLevel(9);
  }

  public void add(String name, String text) throws IOException {
    add(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  public void add(String name, Content content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    Counted counted = new Counted(zip, sha256());
    content.writeTo(counted);
    zip.closeEntry();
    entries.add(new Entry(name, counted.bytes, HexFormat.of().formatHex(counted.digest.digest())));
  }

  /** What was added so far. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static final class Counted extends FilterOutputStream {
    private final MessageDigest digest;
    private long bytes;

    Counted(OutputStream out, MessageDigest digest) {
      super(out);
      this.digest = digest;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      digest.update((byte) b);
      bytes++;
    }

    @Override
    public void write(byte[] b, int offset, int length) throws IOException {
      out.write(b, offset, length);
      digest.update(b, offset, length);
      bytes += length;
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }
}
