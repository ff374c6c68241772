package org.fieldvoice.response;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Questionnaires;
import org.fieldvoice.response.LinksResource.LinkForm;
import org.fieldvoice.study.Channel;
import org.fieldvoice.study.Channels;
import org.fieldvoice.study.Site;
import org.fieldvoice.study.Sites;
import org.fieldvoice.study.Study;
import org.jspecify.annotations.Nullable;

/** What links are to be like, as somebody asked for them. */
@ApplicationScoped
class LinkPatterns {

  @Inject private Questionnaires questionnaires;
  @Inject private Sites sites;
  @Inject private Channels channels;

  /** A link without id and token; refused with the reason where it can't be. */
  Link of(Study study, LinkForm form) {
    Mode mode =
        Mode.of(Optional.ofNullable(form.mode()).orElse("self"))
            .filter(m -> m != Mode.IMPORT)
            .orElseThrow(() -> Problem.INVALID.with("why", "mode is self, interviewer or kiosk"));
    Optional<Instant> opens = time("opensAt", form.opensAt());
    Optional<Instant> closes = time("closesAt", form.closesAt());
    if (opens.isPresent() && closes.filter(opens.get()::isBefore).isEmpty() && closes.isPresent()) {
      throw Problem.INVALID.with("why", "closesAt is not after opensAt");
    }
    Optional<Integer> most =
        Boolean.TRUE.equals(form.singleUse())
            ? Optional.of(1)
            : Optional.ofNullable(form.maxResponses());
    return new Link(
        0,
        "",
        study.id(),
        questionnaires
            .byCode(study, form.questionnaire())
            .orElseThrow(
                () ->
                    Problem.INVALID.with(
                        "why", "there is no questionnaire " + form.questionnaire()))
            .id(),
        Optional.ofNullable(form.site()).map(code -> site(study, code).id()),
        Optional.ofNullable(form.channel()).map(code -> channel(study, code).id()),
        mode,
        opens,
        closes,
        Optional.empty(),
        most,
        0,
        Link.Kind.PUBLIC);
  }

  private Site site(Study study, String code) {
    return sites
        .byCode(study, code)
        .orElseThrow(() -> Problem.INVALID.with("why", "there is no site " + code));
  }

  private Channel channel(Study study, String code) {
    return channels
        .byCode(study, code)
        .orElseThrow(() -> Problem.INVALID.with("why", "there is no channel " + code));
  }

  private static Optional<Instant> time(String name, @Nullable String text) {
    try {
      return Optional.ofNullable(text)
          .filter(t -> !t.isBlank())
          .map(t -> OffsetDateTime.parse(t).toInstant());
    } catch (DateTimeException e) {
      throw Problem.INVALID.with(
          "why", name + " is not a time with an offset, such as 2026-03-01T08:00:00+08:00");
    }
  }
}
