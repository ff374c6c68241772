package org.fieldvoice.respond;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.platform.ProblemMappers;
import org.fieldvoice.platform.Settings;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.respond.Refusals.Refusal;
import org.fieldvoice.response.Link;
import org.fieldvoice.response.Links;
import org.fieldvoice.response.Mode;
import org.fieldvoice.response.Sender;
import org.jspecify.annotations.Nullable;

/**
 * What the resources for respondents have in common: the page's language and headers, and refusals
 * as pages.
 */
abstract class PageResource {

  private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transaction;

  @Inject Pages pages;
  @Inject Throttle throttle;
  @Inject Clock clock;
  @Context HttpHeaders headers;
  @Context HttpServletRequest request;
  @Context UriInfo uri;
  @Inject private Links links;
  @Inject private Settings settings;
  @Inject private Senders senders;

  /** The link that somebody opens, if it takes responses now. */
  Link open(String token) {
    return known(token).openAt(clock.instant());
  }

  /** The link with this token, open or not; whoever guesses such is held up. */
  Link known(String token) {
    return throttle.watch(
        sender(), () -> links.find(token).orElseThrow(Problem.LINK_UNKNOWN::asException));
  }

  /** The link with this token if a shared tablet shows it. */
  Optional<Link> shared(String token) {
    return links.find(token).filter(link -> link.mode() == Mode.KIOSK);
  }

  /**
   * The form's language that was asked for, else the one that the browser likes best, else the
   * form's first.
   */
  Language language(Form form, @Nullable String lang) {
    return Optional.ofNullable(lang)
        .flatMap(form::inLanguage)
        .or(() -> liked(form))
        .orElse(form.defaultLanguage());
  }

  private Optional<Language> liked(Form form) {
    return headers.getAcceptableLanguages().stream()
        .map(Locale::getLanguage)
        .flatMap(
            liked -> form.languages().stream().filter(l -> languageOf(l).equals(liked)).limit(1))
        .findFirst();
  }

  private static String languageOf(Language language) {
    return Locale.forLanguageTag(language.spoken()).getLanguage();
  }

  /**
   * Our own words around a form in this language: in that, else in the first that we speak of those
   * that the browser likes.
   */
  Words words(Language language) {
    return first(Stream.concat(Stream.of(language.spoken()), acceptable()));
  }

  /**
   * Our own words, for a page that has no form: in the first language that we speak of the one that
   * was asked for, those that the browser likes, and the study's first. A form's language without a
   * name is the study's first.
   */
  Words words(String token, @Nullable String lang) {
    Stream<String> asked = Stream.ofNullable(lang).flatMap(tag -> heard(tag, token));
    Stream<String> main = Stream.of(token).flatMap(this::mainLanguage);
    return first(Stream.of(asked, acceptable(), main).flatMap(Function.identity()));
  }

  private Stream<String> acceptable() {
    return headers.getAcceptableLanguages().stream().map(Locale::toLanguageTag);
  }

  private static Words first(Stream<String> tags) {
    return tags.filter(Words::isSpoken).findFirst().map(Words::in).orElseGet(() -> Words.in("en"));
  }

  private Stream<String> heard(String tag, String token) {
    String spoken = new Language("", tag).spoken();
    return spoken.equals("und") ? mainLanguage(token) : Stream.of(spoken);
  }

  /** Of the link's study; none where there is no such link, or the database is away. */
  private Stream<String> mainLanguage(String token) {
    try {
      return links.find(token).map(pages::mainLanguage).stream();
    } catch (RuntimeException e) {
      return Stream.empty();
    }
  }

  /** What the supplier makes, or the page that says why there is nothing. */
  Response toPeople(String token, @Nullable String lang, Supplier<Response> page) {
    try {
      return page.get();
    } catch (RuntimeException e) {
      undo();
      return refused(token, lang, ProblemMappers.problemOf(e));
    }
  }

  /** A page is an answer, not a failure that would undo what was begun by itself. */
  private void undo() {
    if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
      transaction.setRollbackOnly();
    }
  }

  private Response refused(String token, @Nullable String lang, ProblemException problem) {
    Words words = words(token, lang);
    Refusal refusal = Refusals.of(problem);
    String heading = words.say(refusal.heading());
    Plain plain = plain(words, heading, token);
    ResponseBuilder response =
        Response.status(problem.problem().status())
            .type(HTML)
            .entity(noticed(plain, heading, words.say(refusal.reason()), problem));
    if (problem.problem().status() == 503) {
      response.header(HttpHeaders.RETRY_AFTER, "5");
    }
    return headed(response).build();
  }

  private String noticed(Plain plain, String heading, String why, ProblemException problem) {
    return problem.details().get("opens") instanceof Instant opens
        ? pages.drawing().early(plain, heading, why, opens)
        : pages.drawing().notice(plain, heading, why);
  }

  /** From where the request comes. */
  Sender sender() {
    return senders.of(request);
  }

  /** The server's address, as phones reach it. */
  String address() {
    return settings.addressOf(uri.getBaseUri());
  }

  Plain plain(Words words, String title, String token) {
    return new Plain(pages.drawing().frame(words, title).sized(size()), words, token);
  }

  Pages.Show show(Language language, Map<String, String> searches) {
    return new Pages.Show(language, words(language), size(), searches);
  }

  /** How large the text shall be where no script sets it; every following address carries it. */
  @Nullable String size() {
    return uri.getQueryParameters().getFirst("size");
  }

  Response html(int status, String html) {
    return headed(Response.status(status).type(HTML).entity(html)).build();
  }

  /** The packed document to whoever unpacks, for somebody who begins with this key. */
  Response document(Document document, String key, @Nullable String encodings) {
    boolean unpacks = encodings != null && encodings.contains("gzip");
    if (!unpacks) {
      return cached(Response.ok(document.plain(key), HTML), document);
    }
    byte[] packed = document.gzip(key);
    return cached(
        Response.ok(inTwo(packed, document.first()), HTML)
            .header(HttpHeaders.CONTENT_ENCODING, "gzip")
            .header(HttpHeaders.CONTENT_LENGTH, packed.length),
        document);
  }

  /**
   * The first question leaves before the rest: on a slow network it is read while the rest comes.
   */
  private static StreamingOutput inTwo(byte[] packed, int first) {
    return out -> {
      out.write(packed, 0, first);
      out.flush();
      out.write(packed, first, packed.length - first);
    };
  }

  /**
   * Asked for again each time, sent again only when it has changed; kept by nobody but the browser,
   * since the key at its end is one person's.
   */
  Response cached(ResponseBuilder response, Document document) {
    return headed(response)
        .header(HttpHeaders.ETAG, document.etag())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header(HttpHeaders.VARY, "Accept-Encoding, Accept-Language")
        .build();
  }

  private ResponseBuilder headed(ResponseBuilder response) {
    return response
        .header("Content-Security-Policy", pages.drawing().policy())
        .header("X-Robots-Tag", "noindex");
  }
}
