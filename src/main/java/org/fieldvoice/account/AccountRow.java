package org.fieldvoice.account;

import java.util.Locale;

/**
 * An account among the others.
 *
 * @param state {@code invited} as long as nobody has chosen its password, {@code active}, {@code
 *     closed}
 */
public record AccountRow(long id, String email, String name, boolean administrator, String state) {

  private enum State {
    INVITED,
    ACTIVE,
    CLOSED
  }

  static AccountRow of(Account account) {
    return new AccountRow(
        account.id(),
        account.email(),
        account.name(),
        account.administers(),
        state(account).name().toLowerCase(Locale.ROOT));
  }

  private static State state(Account account) {
    State open = account.password().isPresent() ? State.ACTIVE : State.INVITED;
    return account.isClosed() ? State.CLOSED : open;
  }
}
