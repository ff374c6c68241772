package org.fieldvoice.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Submissions over HTTP, checked in full and committed, against bare single-row inserts of the same documents: 16 clients
 * each, by turns, in the same minutes, into the same database.
 */
final class Ingest {

  private static final int CLIENTS = 16;

  /** Short and many, since a shared machine may be twice as fast in one half minute as in the next. */
  private static final int ROUNDS = 8;

  private static final double ROUND = 4;
  private static final double WARM_UP = 8;
  private static final int MOST_WARM_UPS = 20;
  private static final int STEADY = 4;

  /** Warm is who got no more than a twentieth faster than in the best round before. */
  private static final double STILL_WARMING = 1.05;

  private final BenchServer server;
  private final BenchStudy study;
  private final List<String> answers;

  Ingest(BenchServer server, BenchStudy study) throws Exception {
    this.server = server;
    this.study = study;
    this.answers = BenchStudy.answers();
  }

  /**
   * What was measured.
   *
   * @param http accepted responses a second; {@code jdbc} inserts a second
   */
  record Result(double http, double jdbc, double cpuMillis) {}

  /** What one client does again and again. */
  private interface Client extends AutoCloseable {
    void once() throws Exception;

    @Override
    default void close() throws Exception {}
  }

  private interface Clients {
    Client open() throws Exception;
  }

  Result measure() throws Exception {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table if not exists bench_row (id bigint auto_increment primary key, instance_id binary(16) not null"
              + " unique, received_at datetime(6) not null, answers mediumtext not null)");
    }
    warmUp(Phone::new);
    warmUp(Insert::new);
    double http = 0;
    double jdbc = 0;
    double cpu = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double before = server.cpuSeconds();
      double accepted = rate(ROUND, Phone::new);
      cpu += (server.cpuSeconds() - before) * 1000 / (accepted * ROUND);
      http += accepted;
      jdbc += rate(ROUND, Insert::new);
    }
    return new Result(http / ROUNDS, jdbc / ROUNDS, cpu / ROUNDS);
  }

  /**
   * A server that has just started compiles as much as it serves. Measured is what it does once it knows its work, four
   * rounds after the last gain.
   */
  private static void warmUp(Clients clients) throws Exception {
    double best = 0;
    int steady = 0;
    for (int round = 0; round < MOST_WARM_UPS && steady < STEADY; round++) {
      double now = rate(WARM_UP, clients);
      steady = now > best * STILL_WARMING ? 0 : steady + 1;
      best = Math.max(best, now);
    }
  }

  private static double rate(double seconds, Clients clients) throws Exception {
    AtomicLong done = new AtomicLong();
    List<Exception> failures = new ArrayList<>();
    List<Client> open = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      open.add(clients.open());
    }
    long end = System.nanoTime() + (long) (seconds * 1e9);
    List<Thread> threads =
        open.stream()
            .map(
                client ->
                    new Thread(
                        () -> {
                          try {
                            while (System.nanoTime() < end) {
                              client.once();
                              done.incrementAndGet();
                            }
                          } catch (Exception e) {
                            synchronized (failures) {
                              failures.add(e);
                            }
                          }
                        }))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    for (Client client : open) {
      client.close();
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    return done.get() / seconds;
  }

  private String document() {
    return answers.get(ThreadLocalRandom.current().nextInt(answers.size()));
  }

  private final class Phone implements Client {
    private final Wire wire = Wire.to(server.port());
    private final String path = "/r/" + study.link() + "/responses";

    Phone() throws java.io.IOException {}

    @Override
    public void once() throws Exception {
      String body =
          "{\"instanceId\":\"" + UUID.randomUUID() + "\",\"language\":\"zh\",\"startedAt\":\"2016-08-01T08:45:00+08:00\","
              + "\"submittedAt\":\"2016-08-01T08:51:12+08:00\",\"answers\":" + document() + "}";
      wire.send(Wire.post(path, "", "application/json", body.getBytes(StandardCharsets.UTF_8))).expect(201);
    }

    @Override
    public void close() throws Exception {
      wire.close();
    }
  }

  private final class Insert implements Client {
    private final Connection connection = server.connect();
    private final PreparedStatement insert =
        connection.prepareStatement("insert into bench_row (instance_id, received_at, answers) values (?, now(6), ?)");

    Insert() throws Exception {}

    @Override
    public void once() throws Exception {
      UUID id = UUID.randomUUID();
      ByteBuffer bytes = ByteBuffer.allocate(16).putLong(id.getMostSignificantBits());
      insert.setBytes(1, bytes.putLong(id.getLeastSignificantBits()).array());
      insert.setString(2, document());
      insert.executeUpdate();
    }

    @Override
    public void close() throws Exception {
      connection.close();
    }
  }
}
