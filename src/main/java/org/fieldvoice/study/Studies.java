package org.fieldvoice.study;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The studies and their members. */
@ApplicationScoped
public class Studies {

  @PersistenceContext private EntityManager em;

  public Optional<Study> bySlug(String slug) {
    return em.createQuery("select s from Study s where s.slug = :slug", Study.class)
        .setParameter("slug", slug)
        .getResultStream()
        .findFirst();
  }

  public Optional<Study> find(long id) {
    return Optional.ofNullable(em.find(Study.class, id));
  }

  /** Stores a new study with its first owner. */
  public Study add(Study study, long ownerAccountId) {
    em.persist(study);
    em.flush();
    em.persist(new Member(study, ownerAccountId, Role.OWNER));
    return study;
  }

  public Optional<Member> member(Study study, long accountId) {
    return Optional.ofNullable(em.find(Member.class, new Member.Key(study.id(), accountId)));
  }

  /** How many people work on the study. */
  public long memberCount(Study study) {
    return em.createQuery("select count(m) from Member m where m.studyId = :study", Long.class)
        .setParameter("study", study.id())
        .getSingleResult();
  }

  /** How many of them may do that. */
  public long memberCount(Study study, Right right) {
    return em.createQuery(
            "select count(m) from Member m where m.studyId = :study and m.role in :roles",
            Long.class)
        .setParameter("study", study.id())
        .setParameter(
            "roles", Arrays.stream(Role.values()).filter(role -> role.may(right)).toList())
        .getSingleResult();
  }

  void join(Study study, long accountId, Role role) {
    member(study, accountId)
        .ifPresentOrElse(m -> m.become(role), () -> em.persist(new Member(study, accountId, role)));
    em.flush();
  }

  void leave(Member member) {
    em.remove(member);
    em.flush();
  }

  /**
   * Who owns the study and can sign in, by account; none of them is changed by anybody else until
   * the caller's transaction ends.
   */
  List<Long> ownersAlone(Study study) {
    return em.createQuery(
            "select m from Member m, Account a where a.id = m.accountId and a.closedAt is null"
                + " and m.studyId = :study and m.role = :owner order by m.accountId",
            Member.class)
        .setParameter("study", study.id())
        .setParameter("owner", Role.OWNER)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .map(Member::accountId)
        .toList();
  }

  /** The studies that this account owns, whoever else does. */
  List<Study> ownedBy(long accountId) {
    return em.createQuery(
            "select s from Study s, Member m where m.studyId = s.id and m.accountId = :account and m.role = :owner order by s.id",
            Study.class)
        .setParameter("account", accountId)
        .setParameter("owner", Role.OWNER)
        .getResultList();
  }

  List<StudyView> of(long accountId) {
    return em.createQuery(
            "select s, m.role from Study s, Member m where m.studyId = s.id and m.accountId = :account order by s.title",
            Object[].class)
        .setParameter("account", accountId)
        .getResultStream()
        .map(row -> StudyView.of((Study) row[0], (Role) row[1]))
        .toList();
  }

  List<MemberView> members(Study study) {
    return em.createQuery(
            "select new org.fieldvoice.study.MemberView(a.email, a.name, m.role) from Member m, Account a"
                + " where a.id = m.accountId and m.studyId = :study order by a.name",
            MemberView.class)
        .setParameter("study", study.id())
        .getResultList();
  }
}
