package org.fieldvoice.account;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signs in. What they may do in a study is their membership's business. An account
 * begins without a password, which its holder chooses; it may be closed and opened again.
 */
@Entity
public class Account {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private String email;
  private String name;

  @Convert(converter = PasswordHash.Column.class)
  private @Nullable PasswordHash password;

  private boolean administrator;
  private String language;
  private LocalDateTime createdAt;
  private @Nullable LocalDateTime closedAt;

  protected Account() {}

  private Account(String email, String name, boolean administrator, Instant now) {
    this.email = email.strip().toLowerCase(Locale.ROOT);
    this.name = name.strip();
    this.administrator = administrator;
    this.language = "en";
    this.createdAt = utc(now);
  }

  /** One who may make studies and accounts. */
  public static Account administrator(
      String email, String name, PasswordHash password, Instant now) {
    Account account = new Account(email, name, true, now);
    account.changePassword(password);
    return account;
  }

  public static Account of(String email, String name, Instant now) {
    return new Account(email, name, false, now);
  }

  public long id() {
    return id;
  }

  public String email() {
    return email;
  }

  public String name() {
    return name;
  }

  public boolean administers() {
    return administrator;
  }

  /** None where nobody has chosen one yet. */
  public Optional<PasswordHash> password() {
    return Optional.ofNullable(password);
  }

  public void changePassword(PasswordHash fresh) {
    password = fresh;
  }

  void promote() {
    administrator = true;
  }

  void demote() {
    administrator = false;
  }

  void close(Instant now) {
    closedAt = closedAt == null ? utc(now) : closedAt;
  }

  void reopen() {
    closedAt = null;
  }

  boolean isClosed() {
    return closedAt != null;
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
