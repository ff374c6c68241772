package org.fieldvoice.response;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.fieldvoice.platform.DatabaseException;
import org.jspecify.annotations.Nullable;

/**
 * Stores what arrives. Submissions that arrive together share one transaction, so that a rush at
 * the factory gate costs one wait for the disk, not one each: see {@link Batches}. One of a batch
 * stores all of it, and the others find theirs done. A batch in which anything is amiss (a
 * repetition, a full link, a withdrawn response) is undone and its members are stored one by one,
 * so that none can fail another.
 *
 * <p>Must be called outside a transaction: it answers after its own commit.
 */
@ApplicationScoped
class Intake {

  private static final int TRIES = 4;
  private static final int DEADLOCK = 1213;
  private static final int LOCK_WAIT_TIMEOUT = 1205;

  @Resource(lookup = IntakePool.NAME)
  private DataSource database;

  @Inject private Diagnosis diagnosis;

  private final Batches<Ticket> batches = new Batches<>();

  /** What became of an arrival. */
  enum Outcome {
    STORED,
    /** The same had been stored before. */
    REPEATED,
    /** Its instance id stands for something else; nothing was stored. */
    DIFFERENT
  }

  /** Stores it and returns after the commit; or throws the problem that its link has with it. */
  Outcome add(Arrival arrival) {
    Ticket ticket = new Ticket(arrival);
    carryOut(batches.join(ticket));
    while (!ticket.isDone()) {
      LockSupport.park(this);
      if (!ticket.isDone()) {
        carryOut(batches.next());
      }
    }
    return ticket.outcome();
  }

  /** The next batch is on its way before the members of this one get to know. */
  private void carryOut(List<Ticket> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      store(batch);
    } finally {
      batch.forEach(Ticket::end);
      batches.end(batch).ifPresent(Ticket::wake);
      batch.forEach(Ticket::wake);
    }
  }

  /** Stores several that came together, each as {@link #add} would, without waiting for others. */
  List<Ticket> addAll(List<Arrival> arrivals) {
    List<Ticket> tickets = arrivals.stream().map(Ticket::new).toList();
    for (int from = 0; from < tickets.size(); from += Batches.LARGEST) {
      store(tickets.subList(from, Math.min(from + Batches.LARGEST, tickets.size())));
    }
    return tickets;
  }

  private void store(List<Ticket> batch) {
    try (Connection connection = database.getConnection()) {
      storeOver(connection, batch);
    } catch (SQLException | RuntimeException e) {
      RuntimeException failure =
          e instanceof SQLException s ? new DatabaseException(s) : (RuntimeException) e;
      batch.stream().filter(t -> !t.isDone()).forEach(t -> t.fail(failure));
    }
  }

  private void storeOver(Connection connection, List<Ticket> batch) throws SQLException {
    if (batch.size() > 1 && tryTogether(connection, batch)) {
      batch.forEach(t -> t.succeed(Outcome.STORED));
      return;
    }
    for (Ticket ticket : batch) {
      storeAlone(connection, ticket);
    }
  }

  private static boolean tryTogether(Connection connection, List<Ticket> batch)
      throws SQLException {
    try {
      Insertion.of(batch.stream().map(Ticket::arrival).toList()).run(connection);
      return true;
    } catch (SQLTransientConnectionException e) {
      throw e;
    } catch (SQLException e) {
      return false;
    }
  }

  private void storeAlone(Connection connection, Ticket ticket) throws SQLException {
    Insertion insertion = Insertion.of(List.of(ticket.arrival()));
    for (int tries = 1; !ticket.isDone(); tries++) {
      try {
        insertion.run(connection);
        ticket.succeed(Outcome.STORED);
      } catch (SQLException e) {
        settle(connection, ticket);
        if (!ticket.isDone() && (tries == TRIES || !passes(e))) {
          ticket.fail(new DatabaseException(e));
        }
      }
    }
  }

  /** What is stored already is acknowledged, whatever else stands in the way by now. */
  private void settle(Connection connection, Ticket ticket) throws SQLException {
    Optional<Outcome> stored = diagnosis.stored(connection, ticket.arrival());
    if (stored.isPresent()) {
      ticket.succeed(stored.get());
    } else {
      diagnosis.objection(connection, ticket.arrival()).ifPresent(ticket::fail);
    }
  }

  /** True for what was in its way and is no more: the same again will go through. */
  private static boolean passes(SQLException e) {
    return e.getErrorCode() == DEADLOCK
        || e.getErrorCode() == LOCK_WAIT_TIMEOUT
        || Script.isRefusal(e);
  }

  /**
   * One arrival and what became of it: written by the thread that has the turn, read by the one
   * that waits.
   */
  static final class Ticket {
    private final Arrival arrival;
    private final Thread waiting = Thread.currentThread();
    private volatile @Nullable Outcome outcome;
    private volatile @Nullable RuntimeException failure;

    Ticket(Arrival arrival) {
      this.arrival = arrival;
    }

    Arrival arrival() {
      return arrival;
    }

    boolean isDone() {
      return outcome != null || failure != null;
    }

    /** What became of it, or the failure that kept it out. */
    Outcome outcome() {
      RuntimeException why = failure;
      if (why != null) {
        throw why;
      }
      return Objects.requireNonNull(outcome, "not done");
    }

    void succeed(Outcome with) {
      outcome = with;
    }

    void fail(RuntimeException why) {
      failure = why;
    }

    /** Nobody waits for what an error has left undone. */
    void end() {
      if (!isDone()) {
        fail(new IllegalStateException("not stored"));
      }
    }

    void wake() {
      LockSupport.unpark(waiting);
    }
  }
}
