package org.fieldvoice.response;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where an export's responses go, one after the other. */
interface Lines {

  /** What stands beside the answers, in this order. */
  String[] OURS = {
    "instance_id",
    "version",
    "site",
    "channel",
    "language",
    "mode",
    "state",
    "flags",
    "started_at",
    "submitted_at",
    "received_at"
  };

  void begin() throws IOException;

  /**
   * Takes a response.
   *
   * @param ours the values of {@link #OURS} and of what was asked for beside them; the array is
   *     used again for the next
   * @param answers the answers document in UTF-8
   * @return how many lines it made
   */
  int response(@Nullable String[] ours, byte[] answers) throws IOException;

  void end() throws IOException;
}
