package org.fieldvoice.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The accounts. */
@ApplicationScoped
public class Accounts {

  @PersistenceContext private EntityManager em;

  public Optional<Account> find(long id) {
    return Optional.ofNullable(em.find(Account.class, id));
  }

  public Optional<Account> byEmail(String email) {
    return em.createQuery("select a from Account a where a.email = :email", Account.class)
        .setParameter("email", email.strip().toLowerCase(Locale.ROOT))
        .getResultStream()
        .findFirst();
  }

  /** All accounts, by name. */
  List<AccountRow> all() {
    return em.createQuery("select a from Account a order by a.name, a.id", Account.class)
        .getResultStream()
        .map(AccountRow::of)
        .toList();
  }

  /**
   * The account, as it is now, and no administrator's is changed by anybody else until the caller's
   * transaction ends.
   */
  Optional<Account> findAlone(long id) {
    em.createQuery(
            "select a from Account a where a.administrator = true order by a.id", Account.class)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
    return Optional.ofNullable(em.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  boolean isEmpty() {
    return em.createQuery("select count(a) from Account a", Long.class).getSingleResult() == 0;
  }

  public Account add(Account account) {
    em.persist(account);
    em.flush();
    return account;
  }
}
