package org.fieldvoice.response;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * Who is stored together with whom. Whoever comes while nothing is under way goes at once; the
 * others queue, and go together once they are as many as are under way, or once nothing is any
 * more. So the database works on one batch while the one before it waits for the disk, and batches
 * stay large, which is what makes them cheap.
 */
final class Batches<T> {

  static final int LARGEST = 40;

  /** A third would find both processor and disk taken. */
  private static final int MOST_UNDER_WAY = 2;

  private final Queue<T> queue = new ArrayDeque<>();
  private int batchesUnderWay;
  private int membersUnderWay;

  /** One more; and the batch that is to go now. */
  synchronized List<T> join(T member) {
    queue.add(member);
    return next();
  }

  /** The batch that is to go now, of which the caller must say when it has ended; may be empty. */
  synchronized List<T> next() {
    List<T> batch = new ArrayList<>();
    if (mayGo()) {
      while (!queue.isEmpty() && batch.size() < LARGEST) {
        batch.add(queue.remove());
      }
      batchesUnderWay++;
      membersUnderWay += batch.size();
    }
    return batch;
  }

  /** Whoever is first in the queue, if that is to go now: somebody has to ask for it. */
  synchronized Optional<T> end(List<T> batch) {
    batchesUnderWay--;
    membersUnderWay -= batch.size();
    return mayGo() ? Optional.of(queue.element()) : Optional.empty();
  }

  private boolean mayGo() {
    return !queue.isEmpty()
        && batchesUnderWay < MOST_UNDER_WAY
        && queue.size() >= Math.min(membersUnderWay, LARGEST);
  }
}
