package org.fieldvoice.response;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.study.Channel;
import org.fieldvoice.study.Channels;
import org.fieldvoice.study.Site;
import org.fieldvoice.study.Sites;
import org.fieldvoice.study.Study;

/** Loads the sample study's links and responses, through the same doors as anybody's. */
@ApplicationScoped
public class SampleResponses {

  private static final int TOKEN_LENGTH = 10;

  @Inject private Links links;
  @Inject private BringIn bringIn;
  @Inject private Sites sites;
  @Inject private Channels channels;
  @Inject private SecureRandom random;
  @Inject private Clock clock;

  /** Makes a link for each site of the study, on its first channel. */
  @Transactional
  public void makeLinks(Study study, long questionnaireId, long accountId) {
    Optional<Long> channel = channels.of(study).stream().findFirst().map(Channel::id);
    for (Site site : sites.of(study)) {
      Link link =
          new Link(
              0,
              Crockford.random(random, TOKEN_LENGTH),
              study.id(),
              questionnaireId,
              Optional.of(site.id()),
              channel,
              Mode.SELF,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              0,
              Link.Kind.PUBLIC);
      links.add(link, java.util.Optional.of(accountId), clock.instant());
    }
  }

  /** Brings in {@code db/sample/responses.jsonl}. Not to be called within a transaction. */
  public BringIn.Report bringIn(Study study, long questionnaireId) {
    try (InputStream file =
        SampleResponses.class.getResourceAsStream("/db/sample/responses.jsonl")) {
      if (file == null) {
        throw new IllegalStateException(
            "db/sample/responses.jsonl is missing from the application");
      }
      return bringIn.from(
          file, new BringIn.Target(study.id(), questionnaireId, List.of()), bytes -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
