package org.fieldvoice.dataset;

import java.util.function.Consumer;

/** The responses that a release is made from. They are read more than once, a row at a time. */
@FunctionalInterface
interface Snapshot {
  void each(Consumer<Answered> row);
}
