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

/** Somebody who signs in. What they may do in a study is their membership's business. */
@Entity
public class Account {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private String email;
  private String name;

  @Convert(converter = PasswordHash.Column.class)
  private PasswordHash password;

  private boolean administrator;
  private String language;
  private LocalDateTime createdAt;

  protected Account() {}

  private Account(
      String email, String name, PasswordHash password, boolean administrator, Instant now) {
    this.email = email.strip().toLowerCase(Locale.ROOT);
    this.name = name.strip();
    this.password = password;
    this.administrator = administrator;
    this.language = "en";
    this.createdAt = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
  }

  /** One who may make studies and accounts. */
  public static Account administrator(
      String email, String name, PasswordHash password, Instant now) {
    return new Account(email, name, password, true, now);
  }

  public static Account of(String email, String name, PasswordHash password, Instant now) {
    return new Account(email, name, password, false, now);
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

  public PasswordHash password() {
    return password;
  }

  public void changePassword(PasswordHash fresh) {
    password = fresh;
  }
}
