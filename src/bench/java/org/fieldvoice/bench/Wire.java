package org.fieldvoice.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A kept-alive HTTP/1.1 connection that costs next to nothing: the two cores are for the server that is measured, not
 * for its clients.
 */
final class Wire implements AutoCloseable {

  private final int port;
  private Socket socket;
  private InputStream in;
  private boolean spent;
  private StringBuilder setCookie = new StringBuilder();
  private final byte[] buffer = new byte[1 << 16];
  private final StringBuilder line = new StringBuilder();

  private Wire(int port) throws IOException {
    this.port = port;
    this.socket = new Socket("127.0.0.1", port);
    this.socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
  }

  static Wire to(int port) throws IOException {
    return new Wire(port);
  }

  /** An answer with its body. */
  record Answer(int status, String body) {

    String expect(int expected) {
      if (status != expected) {
        throw new IllegalStateException("expected " + expected + " but was " + status + ": " + body);
      }
      return body;
    }
  }

  static byte[] get(String path, String headers) {
    return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  static byte[] post(String path, String headers, String type, byte[] body) {
    byte[] head =
        ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Type: " + type + "\r\nContent-Length: "
                + body.length + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8);
    byte[] request = new byte[head.length + body.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }

  Answer send(byte[] request) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int status = send(request, (bytes, length) -> body.write(bytes, 0, length));
    return new Answer(status, body.toString(StandardCharsets.UTF_8));
  }

  /** Sends and notes the cookie that is set. */
  void cookieOf(byte[] request, StringBuilder cookie) throws IOException {
    setCookie = cookie;
    send(request).expect(204);
    setCookie = new StringBuilder();
  }

  /** Takes a piece of the body as it comes. */
  interface Sink {
    void take(byte[] bytes, int length);
  }

  /** Sends and gives the body to the sink as it comes; returns the status. */
  int send(byte[] request, Sink sink) throws IOException {
    if (spent) {
      reconnect();
    }
    socket.getOutputStream().write(request);
    int status = Integer.parseInt(line().substring(9, 12));
    long length = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String name = header.toLowerCase(Locale.ROOT);
      spent |= name.startsWith("connection:") && name.contains("close");
      chunked |= name.startsWith("transfer-encoding:") && name.contains("chunked");
      if (name.startsWith("set-cookie:")) {
        setCookie.append(header.substring(11).strip().replaceAll(";.*", ""));
      }
      length = name.startsWith("content-length:") ? Long.parseLong(name.substring(15).strip()) : length;
    }
    if (!chunked) {
      read(length, sink);
      return status;
    }
    for (long size = chunkSize(); size > 0; size = chunkSize()) {
      read(size, sink);
      line();
    }
    while (!line().isEmpty()) {}
    return status;
  }

  /** The server ends a connection after some hundred requests. */
  private void reconnect() throws IOException {
    socket.close();
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    spent = false;
  }

  private long chunkSize() throws IOException {
    return Long.parseLong(line(), 16);
  }

  private void read(long length, Sink sink) throws IOException {
    for (long left = length; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        throw new EOFException();
      }
      sink.take(buffer, read);
      left -= read;
    }
  }

  private String line() throws IOException {
    line.setLength(0);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
