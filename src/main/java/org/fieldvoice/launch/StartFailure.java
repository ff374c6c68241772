package org.fieldvoice.launch;

/**
 * A start that can't go on. The message is one sentence for whoever started the program: what,
 * where, what to do.
 */
class StartFailure extends RuntimeException {

  StartFailure(String sentence) {
    super(sentence);
  }

  StartFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
