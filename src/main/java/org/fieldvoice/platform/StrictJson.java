package org.fieldvoice.platform;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ext.ContextResolver;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How bodies become records: a field that the record does not have is refused, since what somebody
 * meant by it would otherwise be lost without a word.
 */
public class StrictJson implements ContextResolver<Jsonb> {

  private static final String REFUSE_UNKNOWN = "jsonb.fail-on-unknown-properties";
  private static final int LONGEST_NAME = 60;

  /** JSON-B has no exception of its own for it, and gives the name in words only. */
  private static final Pattern UNKNOWN =
      Pattern.compile("Json property (.{1," + LONGEST_NAME + "}).* can not be mapped to a class");

  private final Jsonb jsonb =
      JsonbBuilder.create(new JsonbConfig().setProperty(REFUSE_UNKNOWN, true));

  @Override
  public Jsonb getContext(Class<?> type) {
    return jsonb;
  }

  /** The name of the field that nobody knows, if this was thrown for one. */
  static Optional<String> unknownField(Throwable thrown) {
    for (@Nullable Throwable t = thrown; t != null; t = t.getCause()) {
      Matcher unknown = UNKNOWN.matcher(String.valueOf(t.getMessage()));
      if (t instanceof JsonbException && unknown.find()) {
        return Optional.of(unknown.group(1));
      }
    }
    return Optional.empty();
  }
}
