package org.fieldvoice.respond;

/** A page without questions: receipt, withdrawal, a link that leads nowhere. */
public record Plain(Frame frame, Words words, String token) {

  public String say(String key, Object... values) {
    return words.say(key, values);
  }
}
