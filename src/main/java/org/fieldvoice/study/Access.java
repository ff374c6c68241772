package org.fieldvoice.study;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.account.Caller;
import org.fieldvoice.platform.Audit;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;

/**
 * The door to a study: every resource of a study enters through {@link #to}. Whoever is no member
 * learns nothing, not even that the study exists; a member without the right is told which one it
 * takes. Both are audited.
 */
@RequestScoped
public class Access {

  @Inject private Caller caller;
  @Inject private Studies studies;
  @Inject private Refusals refusals;

  /** The study with this short name, if the caller may do that in it. */
  public Study to(String slug, Right right) {
    long account = caller.accountId();
    Study study = studies.bySlug(slug).orElseThrow(() -> unknown(slug));
    Optional<Member> member = studies.member(study, account);
    if (member.isEmpty()) {
      refusals.note(slug, right);
      throw unknown(slug);
    }
    if (!member.get().role().may(right) || !caller.hasScope(scope(right))) {
      refusals.note(slug, right);
      throw Problem.FORBIDDEN.with("right", right.name());
    }
    return study;
  }

  /** The study, if the caller may do the first or else the second. */
  public Study toAny(String slug, Right first, Right second) {
    return to(slug, may(slug, first) ? first : second);
  }

  /** Whether {@link #to} would let the caller pass. Not audited: nothing was tried. */
  public boolean may(String slug, Right right) {
    long account = caller.accountId();
    return caller.hasScope(scope(right))
        && studies
            .bySlug(slug)
            .flatMap(study -> studies.member(study, account))
            .filter(m -> m.role().may(right))
            .isPresent();
  }

  /** The same for a study that the caller has entered. */
  public boolean may(long studyId, Right right) {
    return studies.find(studyId).map(study -> may(study.slug(), right)).orElse(false);
  }

  /** The caller's part in a study that it has entered. */
  public Role role(Study study) {
    return studies.member(study, caller.accountId()).map(Member::role).orElse(Role.VIEWER);
  }

  /** A right as a token's scope spells it: {@code responses:raw}. */
  static String scope(Right right) {
    return right.name().toLowerCase(Locale.ROOT).replace('_', ':');
  }

  private static ProblemException unknown(String slug) {
    return Problem.NOT_FOUND.with("what", "study " + slug);
  }

  /** Notes refusals in a transaction of their own, since the caller's is rolled back. */
  @jakarta.enterprise.context.ApplicationScoped
  static class Refusals {
    @Inject private Audit audit;

    @jakarta.transaction.Transactional(jakarta.transaction.Transactional.TxType.REQUIRES_NEW)
    void note(String slug, Right right) {
      audit.record("access.refused", slug, Map.of("right", right.name()));
    }
  }
}
